"""The page that builds and changes routines."""
