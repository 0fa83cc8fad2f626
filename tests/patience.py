"""How long a test waits for what is expected; no test is judged by it."""

#: A test that passes waits as long as the machine takes; only one that fails ever waits this long.
PATIENCE_S = 60.0
