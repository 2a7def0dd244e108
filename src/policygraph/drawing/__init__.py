"""The graph as a picture: one page that needs no network."""
