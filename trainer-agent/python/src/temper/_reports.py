"""Lines to the agent."""
import json
import os
import sys
from typing import Any, Dict, List


class Reports:
    """The file that the agent reads while it is written. A line that cannot be written is kept, and tried again."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._waiting: List[bytes] = []
        self._warned = False

    def send(self, line: Dict[str, Any]) -> None:
        """Takes a line; never waits."""
        self._waiting.append((json.dumps(line) + "\n").encode("utf-8"))
        self.flush()

    def flush(self) -> bool:
        """Tries to write what waits; whether nothing does any more."""
        try:
            while self._waiting:
                self._append(self._waiting[0])
                del self._waiting[0]
        except OSError as problem:
            if not self._warned:
                print(f"temper: cannot report to {self._path} yet: {problem}", file=sys.stderr, flush=True)
            self._warned = True
        return not self._waiting

    def _append(self, data: bytes) -> None:
        # Without O_CREAT: when the agent has taken its directory away, there is nobody to report to.
        descriptor = os.open(self._path, os.O_WRONLY | os.O_APPEND)
        try:
            written = os.write(descriptor, data)
            while written < len(data):
                # A full disk cuts a line in two: the rest follows before anything else does.
                data = data[written:]
                self._waiting[0] = data
                written = os.write(descriptor, data)
        finally:
            os.close(descriptor)
