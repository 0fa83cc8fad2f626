"""Bring routines in: choose, look, agree."""
