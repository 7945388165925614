"""From all that may be said to a text: the material, the moves, their order, the layout of each format."""
