"""The page after a session: what was done, pain, how it felt."""
