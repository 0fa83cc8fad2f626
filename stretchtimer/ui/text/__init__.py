"""Lengths of time, dates, counts and facts as people say them."""
