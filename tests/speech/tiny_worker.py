"""Say how this worker was started."""

import json
import sys


def main() -> None:
    print(json.dumps({"event": "ready", "arguments": sys.argv[1:], "path": sys.path}), flush=True)
    sys.stdin.read()
