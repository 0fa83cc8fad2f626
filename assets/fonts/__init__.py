"""The typefaces of the window."""
