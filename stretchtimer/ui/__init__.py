"""Be seen and clicked."""
