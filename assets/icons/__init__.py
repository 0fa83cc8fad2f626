"""Icons on a 24 px grid, drawn in currentColor."""
