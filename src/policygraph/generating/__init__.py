"""Makes up a nation of any size in the shape of the shipped graph, its every thing marked as made up."""
