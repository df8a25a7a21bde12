"""A test's own agent: the directory and the environment of a process, and what a script did with them."""
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from typing import Any, Callable, Dict, List, Optional

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "src")


class Stage:
    """The agent's side of the channel. Tells a script what a test says, and reads what the script reported."""

    def __init__(self, to_epoch: int = 3, from_epoch: int = 0, params: Optional[Dict[str, Any]] = None) -> None:
        self.directory = tempfile.mkdtemp(prefix="temper-test-")
        self.run = os.path.join(self.directory, "run")
        self.checkpoints = os.path.join(self.directory, "checkpoints")
        os.mkdir(self.run)
        os.mkdir(self.checkpoints)
        self._number = 0
        self._parameters = os.path.join(self.directory, "parameters.json")
        with open(self._parameters, "w", encoding="utf-8") as file:
            json.dump(params or {}, file)
        self.to_epoch = to_epoch
        self.from_epoch = from_epoch
        self.fresh()

    def fresh(self) -> None:
        """What the agent makes for a process that starts."""
        shutil.rmtree(self.run)
        os.mkdir(self.run)
        with open(self.reports_path, "w", encoding="utf-8"):
            pass
        self.tell("train")

    @property
    def reports_path(self) -> str:
        return os.path.join(self.run, "reports.jsonl")

    def environment(self, **more: str) -> Dict[str, str]:
        return {
            "TEMPER_REPORTS": self.reports_path,
            "TEMPER_DECISION": os.path.join(self.run, "decision.json"),
            "TEMPER_CHECKPOINT_DIR": self.checkpoints,
            "TEMPER_PARAMETERS": self._parameters,
            "TEMPER_TRIAL": "7",
            "TEMPER_TASK": "9",
            "TEMPER_FROM_EPOCH": str(self.from_epoch),
            "TEMPER_TO_EPOCH": str(self.to_epoch),
            **more,
        }

    def tell(self, state: str, to_epoch: Optional[int] = None, **more: Any) -> None:
        self._number += 1
        told = {"number": self._number, "state": state, "reason": "NO_DECISION_YET", **more}
        told["to_epoch"] = self.to_epoch if to_epoch is None else to_epoch
        path = os.path.join(self.run, "decision.json")
        with open(path + ".new", "w", encoding="utf-8") as file:
            json.dump(told, file)
        os.replace(path + ".new", path)

    def lines(self) -> List[Dict[str, Any]]:
        with open(self.reports_path, encoding="utf-8") as file:
            return [json.loads(line) for line in file.read().splitlines()]

    def reported(self) -> List[int]:
        return [line["epoch"] for line in self.lines() if line["type"] == "report"]

    def saved(self) -> List[str]:
        return sorted(os.listdir(self.checkpoints))

    def when(self, condition: Callable[[], bool], then: Callable[[], None]) -> threading.Thread:
        """Does something, in a thread, once something is so."""
        thread = threading.Thread(target=lambda: (wait(condition), then()))
        thread.start()
        return thread

    def script(self, text: str, **environment: str) -> "subprocess.Popen[str]":
        """Runs a script as a process of its own."""
        return subprocess.Popen(
            [sys.executable, "-c", text],
            env={**os.environ, "PYTHONPATH": ROOT, **self.environment(**environment)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def close(self) -> None:
        shutil.rmtree(self.directory, ignore_errors=True)


def wait(condition: Callable[[], bool]) -> None:
    """Returns once something is so; fails after half a minute."""
    end = time.monotonic() + 30
    while not condition():
        if time.monotonic() > end:
            raise AssertionError("it did not come about in 30 s")
        time.sleep(0.01)
