"""A routine as a page of paper."""
