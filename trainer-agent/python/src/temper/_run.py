"""A run: one process of one trial, from its start to the agent's word that it is over."""
import json
import math
import os
import sys
import time
from typing import Any, Callable, Dict, Iterator, Mapping, Optional

from ._agent import Agent
from ._checkpoints import Checkpoint
from ._numbers import numbers
from ._ranks import POLL_SECONDS, Place, Word
from ._signals import Termination
from ._told import PAUSE, STOP, TRAIN, UNDECIDED, Told, Why

Restore = Callable[[str], Any]
Write = Callable[[str], Any]


def _warn(text: str) -> None:
    print(f"temper: {text}", file=sys.stderr, flush=True)


class Run:
    """What a training script sees of Temper. Made by temper.run(); used by one thread.

    params: the trial's parameters over the defaults that were given, by name.
    trial: number of the trial; None outside Temper.
    task: name of the task that is trained; None outside Temper.
    epoch: the epoch that is trained, or was trained last, from 1; 0 before the first.
    rank, ranks: which of the processes that train the trial this is, from 0, and how many there are.
    """

    def __init__(self, params: Dict[str, Any], place: Place, agent: Optional[Agent], task: Optional[str]) -> None:
        self.params = params
        self.rank = place.rank
        self.ranks = place.size
        self.task = task
        self.trial: Optional[int] = None
        self.epoch = 0
        self._helper = place.helper
        self._agent = agent
        self._why = UNDECIDED
        self._over = False
        self._converged = False
        self._count: Optional[int] = None
        self._saves = False
        self._saved = 0
        self._saved_at = time.monotonic()
        self._reported = 0
        self._began = time.monotonic()
        self._values: Dict[str, Any] = {}
        self._resumed: Optional[Checkpoint] = None
        self._termination = Termination()

    @staticmethod
    def start(defaults: Dict[str, Any], environment: Optional[Mapping[str, str]] = None) -> "Run":
        """The run that the environment describes."""
        environment = os.environ if environment is None else environment
        place = Place.here(environment)
        inside = "TEMPER_REPORTS" in environment and "TEMPER_DECISION" in environment
        agent = Agent(environment, place) if inside and not place.helper else None
        params = dict(defaults)
        if "TEMPER_PARAMETERS" in environment:
            with open(environment["TEMPER_PARAMETERS"], encoding="utf-8") as file:
                params.update(json.load(file))
        run = Run(params, place, agent, environment.get("TEMPER_TASK"))
        run.trial = int(environment["TEMPER_TRIAL"]) if "TEMPER_TRIAL" in environment else None
        return run

    def _defaults(self, defaults: Dict[str, Any]) -> None:
        self.params = {**defaults, **self.params}

    @property
    def inside(self) -> bool:
        """Whether an agent started this process."""
        return self.trial is not None

    @property
    def why(self) -> Why:
        """Why the run ended; while it trains, what it was told last. Prints as a line, and has its parts."""
        if self._agent is not None and not self._over:
            return self._agent.decision.read().why
        return self._why

    # Checkpoints

    def restore(self, read: Restore) -> bool:
        """Calls read(directory) with the last finished checkpoint; does nothing when there is none.

        Every rank reads. Returns whether there was one: run.epoch is its epoch then.
        """
        agent = self._agent
        if agent is None:
            return False
        checkpoint = agent.checkpoints.latest() if agent.leads else None
        if agent.word is not None:
            if agent.leads:
                agent.word.say(
                    "restore",
                    0,
                    {
                        "checkpoint": checkpoint.epoch if checkpoint else 0,
                        "directory": checkpoint.directory if checkpoint else None,
                        "values": checkpoint.values if checkpoint else {},
                    },
                )
            else:
                said = agent.word.hear("restore", 0)
                if said["directory"] is not None:
                    checkpoint = Checkpoint(said["checkpoint"], said["directory"], said["values"])
        if checkpoint is None:
            return False
        read(checkpoint.directory)
        self.epoch = self._saved = checkpoint.epoch
        self._resumed = checkpoint
        return True

    def save(self, write: Write, *, all_ranks: bool = False) -> bool:
        """Calls write(directory) when a checkpoint is wanted, before the epoch's report; returns whether it did.

        One is wanted at the target, when the trial is paused, and every so often. The directory is new and empty, and
        becomes the checkpoint when the epoch is reported, or over. Rank 0 writes; with all_ranks every rank does, into
        the same directory, and all ranks must call save then.
        """
        agent = self._agent
        self._saves = True
        if agent is None or not (agent.leads or all_ranks):
            return False
        wanted = self.wants_checkpoint() if agent.leads else False
        word = agent.word if all_ranks else None
        if word is not None and not agent.leads:
            wanted = bool(word.hear("save", self.epoch)["wanted"])
        if agent.leads and wanted:
            agent.checkpoints.begin(self.epoch)
        if word is not None and agent.leads:
            word.say("save", self.epoch, {"wanted": wanted})
        return wanted and self._write(agent, word, write)

    def _write(self, agent: Agent, word: Optional[Word], write: Write) -> bool:
        written = True
        try:
            write(agent.checkpoints.temporary(self.epoch))
        except OSError as problem:
            # Hours of training are worth more than this checkpoint: another is written when there is room.
            _warn(f"no checkpoint after epoch {self.epoch}: {problem}. Training goes on")
            written = False
        if word is not None and not agent.leads:
            word.say(f"saved by {self.rank}", self.epoch, {"written": written})
        if not agent.leads:
            return written
        if word is not None:
            others = [word.hear(f"saved by {rank}", self.epoch)["written"] for rank in range(1, self.ranks)]
            written = written and all(others)
        if written:
            agent.checkpoints.begun(self.epoch)
        else:
            agent.checkpoints.abandon(self.epoch)
        return written

    def wants_checkpoint(self) -> bool:
        """Whether save() would write one after this epoch."""
        if self._agent is None:
            return False
        self._saves = True
        told = self._agent.decision.read()
        if self._termination.asked or told.state == PAUSE:
            return True
        if told.state == STOP:
            return False
        at_target = 0 < told.to_epoch <= self.epoch
        return at_target or time.monotonic() - self._saved_at >= self._agent.cadence

    def _finish(self, values: Dict[str, Any]) -> None:
        """The epoch of the checkpoint that is being written is reported, or over."""
        agent = self._agent
        if agent is not None and agent.checkpoints.unfinished is not None:
            try:
                self._saved = agent.checkpoints.finish(values)
                self._saved_at = time.monotonic()
                agent.reports.send({"type": "checkpoint", "epoch": self._saved})
            except OSError as problem:
                _warn(f"no checkpoint after epoch {self.epoch}: {problem}. Training goes on")

    # Reports

    def report(self, **metrics: Any) -> None:
        """Reports metrics of the epoch; never waits. Rank 0 sends, and on other ranks this does nothing.

        A value is whatever float() takes; NaN and infinity are values. An epoch may be reported in several calls. Two
        names are not metrics: epoch, for scripts that count themselves (from 1), and seconds, how long it took.
        Raises TypeError naming a metric that is no number.
        """
        if "epoch" in metrics:
            self.begin(int(metrics.pop("epoch")))
        seconds = metrics.pop("seconds", None)
        values = numbers(metrics)
        if self.rank != 0 or self._helper:
            return
        if not values:
            raise TypeError("report() has no metric: name one, such as report(error=0.2)")
        epoch = max(self.epoch, 1)
        if self._agent is None:
            print(json.dumps({"epoch": epoch, **values}), flush=True)
            return
        if self._agent.checkpoints.unfinished is not None:
            self._finish(values)
        elif self._saved == epoch:
            self._agent.checkpoints.add(epoch, values)
        line: Dict[str, Any] = {"type": "report", "epoch": epoch, "values": values}
        if self._reported < epoch:
            took = time.monotonic() - self._began if seconds is None else float(seconds)
            if math.isfinite(took) and took >= 0:
                line["seconds"] = round(took, 6)
        self._reported = epoch
        self._agent.reports.send(line)

    def converged(self) -> None:
        """Says that more training would change nothing: the run ends after this epoch, and its result counts in full."""
        self._converged = True
        if self._agent is not None and self.rank == 0:
            self._agent.reports.send({"type": "converged"})

    # Epochs

    def epochs(self, count: Optional[int] = None) -> Iterator[int]:
        """The epochs to train, counted from 1, from the one after the restored checkpoint on.

        Ends when the trial is paused, stopped or trained in full: after the same epoch on all ranks. At its target the
        run waits here for the decision.

        count: how many epochs there are where Temper names no number: outside Temper (1 by default), and for named tasks.
        """
        if count is not None and count < 1:
            raise ValueError(f"epochs({count}): give a number from 1")
        self._count = count
        if self._agent is None and count is None and not self._told().to_epoch:
            _warn("epochs() trains 1 epoch, for no agent says how many: give a number, such as epochs(10)")
        self.follow()
        try:
            if not self._again():
                return
            while True:
                self.begin(self.epoch + 1)
                yield self.epoch
                if self.should_stop():
                    return
        finally:
            self._finish({})
            self._termination.rest()

    def follow(self) -> None:
        """From here on the run follows decisions by itself: the agent need not hold it, nor end it at once.

        epochs() does this by itself; it is for loops that belong to somebody else, which must ask should_stop().
        """
        self._termination.watch()
        if self._agent is not None and self._agent.leads:
            self._agent.greet(self.ranks)

    def begin(self, epoch: int) -> None:
        """An epoch is being trained, counted from 1: for loops that do not use epochs()."""
        if epoch < 1:
            raise ValueError(f"epoch is {epoch}: epochs count from 1")
        if epoch != self.epoch:
            self.epoch = epoch
            self._began = time.monotonic()

    def _again(self) -> bool:
        """A checkpoint beyond what the optimizer knows: its report was lost with a host. Whether there is more to train."""
        resumed, agent = self._resumed, self._agent
        if resumed is not None and agent is not None and resumed.epoch > agent.from_epoch and resumed.values:
            self._reported = resumed.epoch
            if agent.leads:
                agent.reports.send({"type": "report", "epoch": resumed.epoch, "values": resumed.values})
        target = self._told().to_epoch or self._count or 0
        return not (self.epoch and target and self.epoch >= target and self.should_stop())

    def _told(self) -> Told:
        if self._agent is not None:
            return self._agent.decision.read()
        return Told(0, TRAIN, int(os.environ.get("TEMPER_TO_EPOCH", "0")), 0, UNDECIDED)

    def should_stop(self) -> bool:
        """The epoch is over: whether to leave now. Waits at the target until the decision has come.

        epochs() asks this by itself; it is for loops that belong to somebody else. All ranks must ask.
        """
        if self._over or self._helper:
            return self._over
        agent = self._agent
        if agent is None:
            last = self._told().to_epoch or self._count or 1
            why = Why("CONVERGED") if self._converged else Why("FINISHED") if self.epoch >= last else None
        elif agent.leads:
            self._finish({})
            why = self._decision(agent)
            if agent.word is not None:
                agent.word.say("over", self.epoch, {"why": vars(why) if why else None})
        else:
            assert agent.word is not None
            said = agent.word.hear("over", self.epoch)["why"]
            why = Why(**said) if said else None
        if why is not None:
            self._why = why
            self._over = True
            self._termination.rest()
        self._began = time.monotonic()
        return self._over

    def _decision(self, agent: Agent) -> Optional[Why]:
        """Why to leave after this epoch; None to go on."""
        patience = time.monotonic()
        while True:
            told = agent.decision.read()
            if self._converged:
                return Why("CONVERGED")
            if self._termination.asked:
                return told.why if told.leaves else Why("TERMINATED")
            waits = 0 < told.to_epoch <= self.epoch and self._reported > 0
            if told.state == STOP or (told.state == PAUSE and (waits or not self._saves or self._saved == self.epoch)):
                return told.why
            if not told.to_epoch and self._count is not None and self.epoch >= self._count:
                return Why("FINISHED")
            if told.to_epoch and self.epoch >= told.to_epoch and self._reported == 0:
                return Why("NOTHING_REPORTED")
            if not waits or self._reported < told.to_epoch:
                return None
            if agent.decision.gone:
                return Why("AGENT_GONE")
            agent.reports.flush()
            # At once for the first seconds; a decision that takes longer waits for other trials.
            time.sleep(POLL_SECONDS if time.monotonic() - patience < 10 else 10 * POLL_SECONDS)
