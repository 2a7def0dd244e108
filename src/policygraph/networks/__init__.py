"""What the graph tells as a network: likeness, chains, joint issuers, paths."""
