"""How well the program reads: gold by careful readers, scored as a user would judge it."""
