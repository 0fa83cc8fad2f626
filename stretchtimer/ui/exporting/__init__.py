"""Files made to be handed over."""
