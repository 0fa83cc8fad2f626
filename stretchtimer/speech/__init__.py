"""Turn words into clips of known length, and clips into sound."""
