"""Guide a person through a stretching session."""

__version__ = "0.1.0"
