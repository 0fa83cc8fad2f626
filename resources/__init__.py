"""Facts and words that ship with the program; a text editor opens them."""
