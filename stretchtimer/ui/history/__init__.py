"""The history page: what was done, when, and whether it helped."""
