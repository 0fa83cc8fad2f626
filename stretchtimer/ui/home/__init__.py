"""The first page: which routine, how long each hold, go."""
