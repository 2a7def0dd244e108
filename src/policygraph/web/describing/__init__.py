"""Things, terms and the whole dataset: what is known of each, on pages and for programs."""
