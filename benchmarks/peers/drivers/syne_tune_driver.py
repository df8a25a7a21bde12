"""Syne Tune 0.16: asynchronous successive halving (stopping) with random, KDE (BOHB) or CQR suggestions."""

from datetime import datetime

from syne_tune.backend.trial_status import Trial
from syne_tune.optimizer.baselines import ASHA, ASHACQR, BOHB

from drivers.syne_tune_space import domain
from protocol import DONE, Driver

SCHEDULERS = {"syne-tune-asha": ASHA, "syne-tune-bohb": BOHB, "syne-tune-cqr": ASHACQR}
BEGINNING = datetime(2026, 1, 1)


class SyneTune(Driver):
    library = "syne-tune"

    def __init__(self, start):
        super().__init__(start)
        self.scheduler = SCHEDULERS[start.method](
            {p.name: domain(p) for p in self.space.parameters},
            metric="loss",
            time_attr="epoch",
            max_t=start.epochs,
            grace_period=start.rungs[0],
            random_seed=start.seed,
        )
        self.running = {}

    def ask(self):
        if self.exhausted():
            return DONE
        return self.new(self.scheduler.suggest().config)

    def started(self, trial, config):
        self.running[trial] = Trial(trial, config, BEGINNING)
        self.scheduler.on_trial_add(self.running[trial])

    def report(self, trial, epoch, value):
        if value is None:
            self.scheduler.on_trial_error(self.running.pop(trial))
            return False
        result = {"loss": value, "epoch": epoch}
        if self.scheduler.on_trial_result(self.running[trial], result) == "CONTINUE":
            return True
        self.scheduler.on_trial_remove(self.running.pop(trial))
        return False

    def ended(self, trial, epoch):
        if trial in self.running:
            result = {"loss": self.curves[trial][epoch], "epoch": epoch}
            self.scheduler.on_trial_complete(self.running.pop(trial), result)


def create(start):
    return SyneTune(start)
