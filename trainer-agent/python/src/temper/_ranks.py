"""Several processes that train one trial, and one that speaks for them: rank 0 decides, the others follow its word.

The word is a file beside the reports. So all ranks take the same decision after the same epoch, however late any of them
looks, without a library for communication.
"""
import json
import multiprocessing
import os
import socket
import sys
import time
from dataclasses import dataclass
from typing import Any, Dict, List, Mapping, Optional, Tuple

POLL_SECONDS = 0.02

_RANK = ("RANK", "OMPI_COMM_WORLD_RANK", "PMI_RANK", "SLURM_PROCID", "LOCAL_RANK")
_SIZE = ("WORLD_SIZE", "OMPI_COMM_WORLD_SIZE", "PMI_SIZE", "SLURM_NTASKS", "LOCAL_WORLD_SIZE")


class RankLost(RuntimeError):
    """Rank 0 is gone, so that nobody says how training goes on."""


@dataclass(frozen=True)
class Place:
    """Which of the processes this one is: rank of size. A helper process of another takes no part."""

    rank: int
    size: int
    helper: bool = False

    @staticmethod
    def here(environment: Mapping[str, str]) -> "Place":
        """What launchers such as torchrun, mpirun and srun say, or PyTorch; alone where nobody says anything."""
        for rank, size in zip(_RANK, _SIZE):
            if environment.get(rank, "").isdigit():
                number = int(environment[rank])
                count = environment.get(size, "")
                return Place(number, max(number + 1, int(count) if count.isdigit() else 1))
        distributed = sys.modules.get("torch.distributed")
        if distributed is not None and distributed.is_available() and distributed.is_initialized():
            return Place(distributed.get_rank(), distributed.get_world_size())
        # A data loader's worker runs the script's top level again, before it knows its parent but not its name.
        return Place(0, 1, multiprocessing.current_process().name != "MainProcess")


class Word:
    """What rank 0 has said, in the order in which it was said; a word is found by its kind and epoch."""

    def __init__(self, path: str, leads: bool) -> None:
        self._path = path
        self._leads = leads
        self._offset = 0
        self._heard: Dict[Tuple[str, int], Dict[str, Any]] = {}
        if leads:
            self.say("leader", 0, {"pid": os.getpid(), "host": socket.gethostname()})

    def say(self, kind: str, epoch: int, content: Dict[str, Any]) -> None:
        """Says a word to the other ranks."""
        line = json.dumps({"kind": kind, "epoch": epoch, **content}) + "\n"
        descriptor = os.open(self._path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            os.write(descriptor, line.encode("utf-8"))
        finally:
            os.close(descriptor)

    def hear(self, kind: str, epoch: int) -> Dict[str, Any]:
        """Waits for a word. Raises RankLost when rank 0 is gone and has not said it."""
        while True:
            lost = self._lost()  # before the last look: what a rank says before it goes counts
            self._read()
            if (kind, epoch) in self._heard:
                return self._heard[(kind, epoch)]
            if lost:
                raise RankLost(f"{lost}: it did not say how training goes on after epoch {epoch}")
            time.sleep(POLL_SECONDS)

    def _read(self) -> None:
        for word in self._lines():
            self._heard[(word["kind"], word["epoch"])] = word

    def _lines(self) -> List[Dict[str, Any]]:
        try:
            with open(self._path, "rb") as file:
                file.seek(self._offset)
                data = file.read()
        except FileNotFoundError:
            return []
        whole = data[: data.rfind(b"\n") + 1]
        self._offset += len(whole)
        return [json.loads(line) for line in whole.splitlines()]

    def _lost(self) -> Optional[str]:
        leader = self._heard.get(("leader", 0))
        if leader is None:
            directory = os.path.dirname(self._path)
            return None if os.path.isdir(directory) else f"the agent has removed {directory}"
        if leader["host"] != socket.gethostname() or _lives(leader["pid"]):
            return None
        return f"rank 0 (process {leader['pid']}) is gone"


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    try:
        with open(f"/proc/{pid}/stat", encoding="utf-8", errors="replace") as file:
            return file.read().rpartition(")")[2].split()[0] != "Z"
    except (OSError, IndexError):
        return True
