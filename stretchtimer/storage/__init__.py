"""Survive a restart: resources in, the person's data in and out."""
