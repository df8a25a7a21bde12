"""Optuna: TPE with the Hyperband pruner, or its samplers on full trainings, where there may be several objectives."""

import optuna
from optuna.distributions import CategoricalDistribution, FloatDistribution, IntDistribution
from optuna.trial import TrialState

from protocol import DONE, Driver


def distribution(p):
    if p.kind == "choice":
        return CategoricalDistribution([str(v) for v in p.values])
    kind = FloatDistribution if p.kind == "float" else IntDistribution
    return kind(p.low, p.high, log=p.log)


FULL = {
    "optuna-gp": optuna.samplers.GPSampler,
    "optuna-nsga2": optuna.samplers.NSGAIISampler,
    "optuna-tpe": optuna.samplers.TPESampler,
}


class Optuna(Driver):
    library = "optuna"

    def __init__(self, start, sampler, pruner, full, diverged):
        super().__init__(start)
        optuna.logging.set_verbosity(optuna.logging.WARNING)
        # The pruner deals trials to brackets by a hash of the study's name, so the name is part of the seed.
        self.study = optuna.create_study(
            sampler=sampler,
            pruner=pruner,
            study_name=f"benchmark-{start.seed}",
            directions=["minimize"] * start.objectives,
        )
        self.storage = self.study._storage
        self.distributions = {p.name: distribution(p) for p in self.space.parameters}
        self.running, self.full, self.diverged = {}, full, diverged

    def ask(self):
        if self.exhausted():
            return DONE
        trial = self.study.ask(self.distributions)
        answer = self.new(trial.params)
        self.running[answer["trial"]] = trial
        return answer | {"direct": True} if self.full else answer

    def started(self, trial, config):
        # Optuna has no call to change what a running trial is, its storage has: the sampler learns from the row itself.
        for name, value in config.items():
            d = self.distributions[name]
            self.storage.set_trial_param(self.running[trial]._trial_id, name, d.to_internal_repr(value), d)

    def report(self, trial, epoch, value):
        if self.full:
            return True
        self.running[trial].report(float("nan") if value is None else value, epoch)
        return value is not None and not self.running[trial].should_prune()

    def ended(self, trial, epoch):
        ended, value = self.running.pop(trial), self.curves[trial][epoch]
        if value is None:
            self.study.tell(ended, state=self.diverged)
        elif self.full or epoch == self.start.epochs or not ended.should_prune():
            self.study.tell(ended, value)
        else:
            self.study.tell(ended, state=TrialState.PRUNED)


def create(start):
    if start.method in FULL:
        # With several objectives Optuna cannot prune.
        sampler, pruner = FULL[start.method](seed=start.seed), optuna.pruners.NopPruner()
        return Optuna(start, sampler, pruner, full=True, diverged=TrialState.FAIL)
    sampler = optuna.samplers.TPESampler(seed=start.seed)
    pruner = optuna.pruners.HyperbandPruner(min_resource=start.rungs[0], max_resource=start.epochs)
    return Optuna(start, sampler, pruner, full=False, diverged=TrialState.PRUNED)
