"""The safety rules: met at the first run, found again under F1."""
