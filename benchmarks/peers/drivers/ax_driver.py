"""Ax: its default Bayesian optimisation with its default early stopping by learning curve."""

import logging

import torch
from ax.api.client import Client
from ax.api.configs import ChoiceParameterConfig, RangeParameterConfig
from ax.early_stopping.strategies import PercentileEarlyStoppingStrategy

from protocol import DONE, WAIT, Driver


def parameter(p):
    if p.kind == "choice":
        return ChoiceParameterConfig(p.name, [str(v) for v in p.values], "str", is_ordered=False)
    scaling = "log" if p.log else "linear"
    return RangeParameterConfig(p.name, (p.low, p.high), p.kind, scaling=scaling)


class Ax(Driver):
    library = "ax-platform"

    def __init__(self, start):
        super().__init__(start)
        logging.disable(logging.WARNING)
        torch.set_num_threads(1)
        self.client = Client(random_seed=start.seed)
        self.client.configure_experiment([parameter(p) for p in self.space.parameters], name="benchmark")
        self.client.configure_optimization("-loss")
        # Reports cost Ax hundredths of a second and more as they add up, so it has ten of each full training.
        self.check_every = max(1, start.epochs // 10)
        # As ax.early_stopping.dispatch.get_default_ess_or_none chooses for one objective.
        self.client.set_early_stopping_strategy(
            PercentileEarlyStoppingStrategy(
                percentile_threshold=50,
                min_curves=3,
                min_progression=0.2,
                max_progression=0.9,
                normalize_progressions=True,
                n_best_trials_to_complete=3,
                check_safe=True,
            )
        )
        self.indices, self.asked, self.told, self.stopped = {}, {}, {}, set()

    def ask(self):
        if self.exhausted():
            return DONE
        suggested = self.client.get_next_trials(1)
        if not suggested:
            return WAIT if self.indices else DONE
        ((index, config),) = suggested.items()
        answer = self.new(config)
        self.asked[answer["trial"]] = index
        return answer

    def started(self, trial, config):
        # Ax has no call to change what a trial is: the asked one is marked failed (which is no point of the model and
        # not pending) and the row is attached in its place.
        self.client.mark_trial_failed(self.asked.pop(trial))
        self.indices[trial] = self.client.attach_trial(config)

    def report(self, trial, epoch, value):
        if value is None:
            return False
        if epoch % self.check_every == 0 or epoch == self.start.epochs:
            self._tell(trial, epoch)
            if self.client.should_stop_trial_early(self.indices[trial]):
                self.stopped.add(trial)
        return trial not in self.stopped

    def _tell(self, trial, epoch):
        self.told[trial] = epoch
        self.client.attach_data(self.indices[trial], {"loss": self.curves[trial][epoch]}, progression=epoch)

    def ended(self, trial, epoch):
        if self.curves[trial][epoch] is None:
            self.client.mark_trial_failed(self.indices.pop(trial))
            return
        if self.told.get(trial) != epoch:
            self._tell(trial, epoch)
        index = self.indices.pop(trial)
        if trial in self.stopped and epoch < self.start.epochs:
            self.client.mark_trial_early_stopped(index)
        else:
            self.client.complete_trial(index)


def create(start):
    return Ax(start)
