"""SIGTERM: an epoch that is being trained may end first, if it ends within the agent's grace."""
import signal
import threading
from typing import Any


class Termination:
    """Remembers that SIGTERM came. It may come twice: from the agent to all, and from a launcher to its children."""

    def __init__(self) -> None:
        self.asked = False
        self._watches = False

    def watch(self) -> None:
        """Begins, unless the script or its framework handles the signal itself."""
        if self._watches or threading.current_thread() is not threading.main_thread():
            return
        if signal.getsignal(signal.SIGTERM) is signal.SIG_DFL:
            signal.signal(signal.SIGTERM, self._take)
            self._watches = True

    def rest(self) -> None:
        """Gives the signal its usual meaning back."""
        if self._watches:
            self._watches = False
            signal.signal(signal.SIGTERM, signal.SIG_DFL)

    def _take(self, number: int, frame: Any) -> None:
        self.asked = True
