"""Show a finished session and ask how it went."""
