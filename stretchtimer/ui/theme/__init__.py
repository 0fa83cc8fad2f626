"""Colours, fonts, icons and text size."""
