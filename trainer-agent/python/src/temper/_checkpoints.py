"""Checkpoints of a trial: a directory each, which is there as a whole or not at all."""
import json
import os
import re
import shutil
import sys
from dataclasses import dataclass
from typing import Any, Callable, Dict, List, Optional

Write = Callable[[str], Any]

_FINISHED = re.compile(r"epoch-(\d+)\Z")
_BEGUN = re.compile(r"\.epoch-(\d+)\.new\Z")
_NOTE = ".temper.json"


@dataclass(frozen=True)
class Checkpoint:
    """A finished checkpoint, and the metrics that were reported with it; none when none were."""

    epoch: int
    directory: str
    values: Dict[str, Any]


class Checkpoints:
    """Those in one directory. Rank 0 alone begins, finishes and removes them."""

    def __init__(self, directory: str) -> None:
        self._directory = directory
        self._begun: Optional[int] = None

    def latest(self) -> Optional[Checkpoint]:
        """The one of the highest epoch."""
        found = self._matching(_FINISHED)
        if not found:
            return None
        epoch = max(found)
        directory = os.path.join(self._directory, f"epoch-{epoch}")
        return Checkpoint(epoch, directory, _values(os.path.join(directory, _NOTE)))

    def tidy(self) -> None:
        """Removes what a process began that was killed."""
        for epoch in self._matching(_BEGUN):
            shutil.rmtree(self.temporary(epoch), ignore_errors=True)

    def temporary(self, epoch: int) -> str:
        """Where the checkpoint of an epoch is written."""
        return os.path.join(self._directory, f".epoch-{epoch}.new")

    def begin(self, epoch: int) -> str:
        """Makes the directory for a checkpoint anew."""
        directory = self.temporary(epoch)
        shutil.rmtree(directory, ignore_errors=True)
        os.makedirs(directory)
        return directory

    def begun(self, epoch: int) -> None:
        """All of the checkpoint is written, and the epoch's report is still to come."""
        self._begun = epoch

    def abandon(self, epoch: int) -> None:
        """It could not be written."""
        shutil.rmtree(self.temporary(epoch), ignore_errors=True)

    @property
    def unfinished(self) -> Optional[int]:
        """The epoch of the checkpoint that is written and not finished."""
        return self._begun

    def finish(self, values: Dict[str, Any]) -> int:
        """Makes the checkpoint that was begun the latest, and removes those before it. Returns its epoch."""
        epoch = self._begun
        assert epoch is not None
        self._begun = None
        self.note(self.temporary(epoch), values)
        _sync(self.temporary(epoch))
        final = os.path.join(self._directory, f"epoch-{epoch}")
        shutil.rmtree(final, ignore_errors=True)
        os.rename(self.temporary(epoch), final)
        _sync_directory(self._directory)
        for other in self._matching(_FINISHED):
            if other != epoch:
                shutil.rmtree(os.path.join(self._directory, f"epoch-{other}"), ignore_errors=True)
        return epoch

    def add(self, epoch: int, values: Dict[str, Any]) -> None:
        """Adds metrics to a finished checkpoint, when it is there: an epoch may be reported in several calls."""
        directory = os.path.join(self._directory, f"epoch-{epoch}")
        if os.path.isdir(directory):
            self.note(directory, {**_values(os.path.join(directory, _NOTE)), **values})

    @staticmethod
    def note(directory: str, values: Dict[str, Any]) -> None:
        """Writes beside a checkpoint what was reported with it."""
        path = os.path.join(directory, _NOTE)
        with open(path + ".new", "w", encoding="utf-8") as file:
            json.dump({"values": values}, file)
        os.replace(path + ".new", path)

    def _matching(self, pattern: "re.Pattern[str]") -> List[int]:
        try:
            names = os.listdir(self._directory)
        except OSError:
            return []
        return [int(match.group(1)) for match in map(pattern.match, names) if match]


def _values(path: str) -> Dict[str, Any]:
    try:
        with open(path, encoding="utf-8") as file:
            return dict(json.load(file)["values"])
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _sync(directory: str) -> None:
    """Forces a checkpoint to disk: a host that crashes must not leave an empty one under its final name."""
    for parent, _, names in os.walk(directory):
        for name in names:
            descriptor = os.open(os.path.join(parent, name), os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)


def _sync_directory(directory: str) -> None:
    try:
        descriptor = os.open(directory, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(descriptor)
    except OSError as problem:  # some network file systems know no such call
        print(f"temper: cannot force {directory} to disk: {problem}", file=sys.stderr, flush=True)
    finally:
        os.close(descriptor)
