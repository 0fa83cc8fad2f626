"""Turn a stretch, a side and a moment into a posed body."""
