"""Talk to the operating system."""
