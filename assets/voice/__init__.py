"""The voice pack, made by `scripts/voice`."""
