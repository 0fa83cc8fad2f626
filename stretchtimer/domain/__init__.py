"""Decide what happens when: pure Python, no room but this one."""
