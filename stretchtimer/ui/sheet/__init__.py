"""Put a routine on one page of paper."""
