"""Look stretches up, try them, add them to routines, and write one's own."""
