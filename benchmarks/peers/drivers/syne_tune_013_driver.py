"""Syne Tune 0.13, the last version with MOBSTER, HyperTune and DyHPO: schedulers that pause and resume."""

import logging
from datetime import datetime

from syne_tune.backend.trial_status import Trial
from syne_tune.optimizer.baselines import ASHA, MOBSTER, DyHPO, HyperTune

from drivers.syne_tune_space import domain
from protocol import DONE, WAIT, Driver

BEGINNING = datetime(2026, 1, 1)
SCHEDULERS = {
    "syne-tune-asha-promotion": (ASHA, {"type": "promotion"}),
    "syne-tune-mobster": (MOBSTER, {"type": "promotion"}),
    "syne-tune-hypertune": (HyperTune, {"type": "promotion", "brackets": 4}),
    "syne-tune-dyhpo": (DyHPO, {}),
}


class SyneTune013(Driver):
    library = "syne-tune"

    def __init__(self, start):
        super().__init__(start)
        logging.getLogger().setLevel(logging.ERROR)
        scheduler, options = SCHEDULERS[start.method]
        search = {"debug_log": False}
        if self.space.rows:
            # The searcher draws from the rows only, so what it asks for is what it gets.
            search["restrict_configurations"] = self.space.rows
        self.scheduler = scheduler(
            {p.name: domain(p) for p in self.space.parameters} | {"epochs": start.epochs},
            metric="loss",
            mode="min",
            resource_attr="epoch",
            max_resource_attr="epochs",
            grace_period=start.rungs[0],
            random_seed=start.seed,
            search_options=search,
            points_to_evaluate=[],
            **options,
        )
        self.known, self.running = {}, set()

    def ask(self):
        try:
            suggestion = self.scheduler.suggest(self.trials)
        except ValueError:
            # The searcher cannot say that no row is left when nothing can be promoted either.
            if not self.exhausted():
                raise
            suggestion = None
        if suggestion is None:
            return WAIT if self.running else DONE
        to_epoch = int(suggestion.config["epochs"])
        if suggestion.spawn_new_trial_id:
            return self.new(suggestion.config, to_epoch)
        trial = int(suggestion.checkpoint_trial_id)
        self.known[trial] = Trial(trial, suggestion.config, BEGINNING)
        self.running.add(trial)
        return self.resume(trial, to_epoch)

    def started(self, trial, config):
        self.known[trial] = Trial(trial, config | {"epochs": self.start.epochs}, BEGINNING)
        self.running.add(trial)
        self.scheduler.on_trial_add(self.known[trial])

    def report(self, trial, epoch, value):
        if value is None:
            self.running.discard(trial)
            self.scheduler.on_trial_error(self.known[trial])
            return False
        result = {"loss": value, "epoch": epoch}
        if self.scheduler.on_trial_result(self.known[trial], result) == "CONTINUE":
            return True
        self.running.discard(trial)
        self.scheduler.on_trial_remove(self.known[trial])
        return False

    def ended(self, trial, epoch):
        if trial in self.running:
            self.running.discard(trial)
            result = {"loss": self.curves[trial][epoch], "epoch": epoch}
            self.scheduler.on_trial_complete(self.known[trial], result)


def create(start):
    return SyneTune013(start)
