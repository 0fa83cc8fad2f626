"""Show a running session: the page, its ring, words, bar and controls."""
