"""The conversation with the tuning benchmark: one JSON object a line on standard input, one answer a line.

A driver (a file in drivers/) is a Driver with ask, started, report and ended; everything else is here.
"""

import json
import math
import os
import random
import sys
import traceback
from dataclasses import dataclass
from importlib import metadata

WAIT = {"wait": True}
DONE = {"done": True}


@dataclass(frozen=True)
class Parameter:
    """One parameter in the form that every library understands.

    kind is "float", "int" or "choice". A power of two is an int on its exponent, an ordered list of values an int on
    its index: the encoding that Temper uses itself.
    """

    name: str
    kind: str
    low: float = 0
    high: float = 0
    log: bool = False
    values: tuple = ()
    power: bool = False

    @staticmethod
    def of(tree):
        name, kind, scale = tree["name"], tree["type"], tree.get("scale", "linear")
        if kind == "double":
            return Parameter(name, "float", float(tree["min"]), float(tree["max"]), scale == "log")
        if kind == "int" and scale == "power-of-two":
            return Parameter(name, "int", round(math.log2(tree["min"])), round(math.log2(tree["max"])), power=True)
        if kind == "int":
            return Parameter(name, "int", int(tree["min"]), int(tree["max"]), scale == "log")
        if kind == "categorical":
            return Parameter(name, "choice", values=tuple(tree["values"]))
        if kind == "values":
            return Parameter(name, "int", 0, len(tree["values"]) - 1, values=tuple(tree["values"]))
        raise ValueError(f"parameter {name} has the type {kind}, which the peers' drivers do not know")

    def encode(self, value):
        """The library's value of a value in the definition's spelling, within the bounds."""
        if self.kind == "choice":
            return str(value)
        if self.values:
            return min(range(len(self.values)), key=lambda i: _distance(self.values[i], value))
        number = math.log2(value) if self.power else value
        number = round(number) if self.kind == "int" else float(number)
        return min(max(number, self.low), self.high)

    def decode(self, value):
        """The definition's value of a library's value."""
        if self.kind == "choice":
            return next(v for v in self.values if str(v) == str(value))
        if self.kind == "float":
            return min(max(float(value), self.low), self.high)
        whole = int(min(max(round(float(value)), self.low), self.high))
        return self.values[whole] if self.values else 2**whole if self.power else whole

    def to_unit(self, value):
        """Where an encoded value lies in [0, 1]; a whole number or a choice is at the middle of its share."""
        if self.kind == "choice":
            return (self._names().index(str(value)) + 0.5) / len(self.values)
        low, high = self._edges()
        return (self._scaled(value) - low) / (high - low) if high > low else 0.5

    def from_unit(self, unit):
        """The encoded value at a place in [0, 1]."""
        if self.kind == "choice":
            return self._names()[min(int(unit * len(self.values)), len(self.values) - 1)]
        low, high = self._edges()
        number = low + unit * (high - low)
        number = math.exp(number) if self.log else number
        number = round(number) if self.kind == "int" else number
        return min(max(number, self.low), self.high)

    def _names(self):
        return [str(v) for v in self.values]

    def _scaled(self, value):
        return math.log(value) if self.log else value

    def _edges(self):
        half = 0.5 if self.kind == "int" else 0
        return self._scaled(self.low - half), self._scaled(self.high + half)


def _distance(a, b):
    return 0 if str(a) == str(b) else abs(float(a) - float(b)) if _number(a) and _number(b) else math.inf


def _number(value):
    return isinstance(value, (int, float))


class Space:
    """The parameters of a definition and its candidates, which are the rows of the benchmark's table."""

    def __init__(self, definition):
        self.parameters = [Parameter.of(tree) for tree in definition["parameters"]]
        self.rows = [self.encode(row) for row in definition.get("candidates", [])]

    def encode(self, values):
        return {p.name: p.encode(values[p.name]) for p in self.parameters}

    def decode(self, config):
        return {p.name: p.decode(config[p.name]) for p in self.parameters}

    def to_unit(self, config):
        return [p.to_unit(config[p.name]) for p in self.parameters]

    def from_unit(self, vector):
        return {p.name: p.from_unit(float(u)) for p, u in zip(self.parameters, vector)}

    def distance(self, a, b):
        """Squared distance of two configurations in the unit cube; two different choices are at distance 1."""
        total = 0.0
        for p in self.parameters:
            if p.kind == "choice":
                total += a[p.name] != b[p.name]
            else:
                total += (p.to_unit(a[p.name]) - p.to_unit(b[p.name])) ** 2
        return total


class Start:
    """What the benchmark says at the start."""

    def __init__(self, message):
        self.method = message["method"]
        # Every library takes a seed below 2^31.
        self.seed = int(message["seed"]) % 2**31
        self.workers = int(message["workers"])
        self.epochs = int(message["epochs"])
        self.rungs = [int(r) for r in message["rungs"]]
        self.budget = float(message["budget"])
        self.space = Space(message["definition"])
        self.objectives = len(message["definition"].get("metrics", [""]))


class Driver:
    """One peer. Trials have the driver's own numbers from 0; a configuration is a dict of encoded values."""

    library = ""

    def __init__(self, start):
        self.start, self.space = start, start.space
        self.trials = 0
        self.curves = {}

    def new(self, config, to_epoch=None):
        """The answer that starts a new trial, whose number is the next one."""
        answer = {"trial": self.trials, "parameters": self.space.decode(config)}
        self.curves[self.trials] = {}
        self.trials += 1
        return answer if to_epoch is None else answer | {"to_epoch": to_epoch}

    def exhausted(self):
        """Whether every row of the table has been a trial."""
        return bool(self.space.rows) and self.trials >= len(self.space.rows)

    def resume(self, trial, to_epoch):
        """The answer that goes on with a paused trial."""
        return {"trial": trial, "resume": True, "to_epoch": to_epoch}

    def ask(self):
        raise NotImplementedError

    def started(self, trial, config):
        """The table's row that a new trial really is."""

    def report(self, trial, epoch, value):
        """Whether the trial should go on; value is None when it diverged."""
        raise NotImplementedError

    def ended(self, trial, epoch):
        pass


def answer(driver, message):
    """The answer to one message after the start."""
    do, trial = message["do"], message.get("trial")
    if do == "ask":
        return driver.ask()
    if do == "started":
        driver.started(trial, driver.space.encode(message["parameters"]))
        return {}
    if do == "report":
        epoch, value = message["epoch"], message["value"]
        value = float(value) if value is not None and math.isfinite(value) else None
        driver.curves[trial][epoch] = value if value is None else message.get("values", value)
        goes_on = driver.report(trial, epoch, value)
        return {"continue": bool(goes_on and value is not None and epoch < driver.start.epochs)}
    if do == "ended":
        driver.ended(trial, message["epoch"])
        return {}
    raise ValueError(f"nothing is known about {do!r}: send start, ask, started, report, ended or quit")


def serve(create):
    """Answers until quit or the end of the input; each start begins a new run. What a library prints goes to stderr."""
    out = os.fdopen(os.dup(1), "w", encoding="utf-8", buffering=1)
    os.dup2(2, 1)
    driver = None
    for line in sys.stdin:
        message = json.loads(line)
        if message["do"] == "quit":
            return
        try:
            if message["do"] == "start":
                driver = _begin(create, message)
                reply = {"ready": True, "library": driver.library, "version": metadata.version(driver.library)}
            else:
                reply = answer(driver, message)
        except Exception as problem:
            traceback.print_exc()
            out.write(json.dumps({"error": f"{type(problem).__name__}: {problem}".splitlines()[0]}) + "\n")
            raise SystemExit(1) from problem
        out.write(json.dumps(reply) + "\n")


def _begin(create, message):
    start = Start(message)
    # Some libraries draw from the global generators.
    random.seed(start.seed)
    try:
        import numpy

        numpy.random.seed(start.seed)
    except ImportError:
        pass
    return create(start)
