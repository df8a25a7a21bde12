"""SigOpt: the engine that it published, libsigopt, behind what its server did with it; multitask, or full trainings alone.

sigoptlite puts experiments and observations into libsigopt's terms. What only the server had is here, after its published
source (sigopt-server): the Latin hypercube at the cheapest task, the fit after each observation, five suggestions after
each of them into a pool, and the ranking of the pool, with a hundred random suggestions, when one is served.
"""

import math

import numpy as np
from libsigopt.aux.adapter_info_containers import PointsContainer
from libsigopt.aux.constant import PARALLEL_CONSTANT_LIAR
from libsigopt.views.rest.gp_ei_categorical import GpEiCategoricalView
from libsigopt.views.rest.gp_next_points_categorical import GpNextPointsCategorical
from scipy.stats import qmc
from sigoptlite.builders import LocalExperimentBuilder, LocalObservationBuilder
from sigoptlite.sources import GPSource

from protocol import DONE, Driver

BATCH, POOL, PADDING = 5, 15, 100
FEWEST_SUCCESSES = 3
# Fits: after each observation up to so many, then after every second, then every third.
EACH, SECOND = 250, 500


class SigOpt(Driver):
    library = "libsigopt"

    def __init__(self, start, multitask):
        super().__init__(start)
        self.random = np.random.default_rng(start.seed)
        levels = sorted({r for r in start.rungs if r < start.epochs} | {start.epochs})
        self.levels = {r / start.epochs: r for r in levels} if multitask and len(levels) > 1 else {1.0: start.epochs}
        self.experiment = LocalExperimentBuilder(self._definition())
        self.source = GPSource(self.experiment)
        self.hyperparameters = self.source.hyperparameters
        self.first, self.pool = self._latin_hypercube(), []
        self.open, self.observations, self.fitted = {}, [], 0

    # --- The experiment, as a user of SigOpt would write it ---

    def _definition(self):
        definition = {
            "name": "benchmark",
            "parameters": [self._parameter(p) for p in self.space.parameters],
            "metrics": [{"name": "loss", "objective": "minimize"}],
            "observation_budget": max(1, round(self.start.budget)),
        }
        if len(self.levels) > 1:
            definition["tasks"] = [{"name": f"{r} epochs", "cost": cost} for cost, r in self.levels.items()]
        return definition

    @staticmethod
    def _parameter(p):
        if p.kind == "choice":
            return {"name": p.name, "type": "categorical", "categorical_values": [str(v) for v in p.values]}
        # There are no whole numbers on a logarithmic scale: real ones, rounded where they are trained.
        kind = "int" if p.kind == "int" and not p.log else "double"
        parameter = {"name": p.name, "type": kind, "bounds": {"min": p.low, "max": p.high}}
        return parameter | {"transformation": "log"} if p.log else parameter

    def _latin_hypercube(self):
        categories = sum(len(p.values) for p in self.space.parameters if p.kind == "choice")
        numbers = sum(p.kind != "choice" for p in self.space.parameters)
        wanted = max(categories, 1) * numbers + self.start.workers - 1
        count = min(max(wanted, 4), 99 + self.start.workers)
        unit = qmc.LatinHypercube(d=len(self.space.parameters), seed=self.random).random(count)
        cheapest = min(self.levels)
        return [(self.space.from_unit(point), cheapest) for point in unit]

    # --- The conversation ---

    def ask(self):
        if self.exhausted():
            return DONE
        config, cost = self.first.pop(0) if self.first else self._served()
        self.open[self.trials] = [config, cost]
        return self.new(config, self.levels[cost])

    def started(self, trial, config):
        self.open[trial][0] = config

    def report(self, trial, epoch, value):
        return value is not None and epoch < self.levels[self.open[trial][1]]

    def ended(self, trial, epoch):
        config, cost = self.open.pop(trial)
        value = self.curves[trial].get(self.levels[cost])
        observed = {"assignments": self._assignments(config)}
        if value is None:
            observed["failed"] = True
        else:
            observed["values"] = [{"name": "loss", "value": value}]
        if len(self.levels) > 1:
            observed["task"] = {"name": f"{self.levels[cost]} epochs", "cost": cost}
        self.observations.append(LocalObservationBuilder(observed, experiment=self.experiment))
        if not self.first and self._successes() >= FEWEST_SUCCESSES:
            self._fit()
            self.pool = (self.pool + self._suggested())[-POOL:]

    def _assignments(self, config):
        return {p.name: str(config[p.name]) if p.kind == "choice" else config[p.name] for p in self.space.parameters}

    # --- What the server did ---

    def _successes(self):
        return sum(not observation.failed for observation in self.observations)

    def _fit(self):
        dimension = sum(len(p.values) if p.kind == "choice" else 1 for p in self.space.parameters)
        count = len(self.observations)
        every = 1 if count <= EACH else 2 if count <= SECOND else 3
        if self._successes() > 2 * dimension and count - self.fitted >= every:
            self.hyperparameters = self.source.update_hyperparameters(self.observations, self.hyperparameters)
            self.fitted = count

    def _view(self, **more):
        sampled = self.source.make_points_sampled(self.experiment, self.observations)
        return {
            "domain_info": self.source.form_domain_info(self.experiment),
            "model_info": self.source.form_gp_model_info(self.observations, self.hyperparameters),
            "parallelism": PARALLEL_CONSTANT_LIAR,
            "points_sampled": sampled,
            "points_being_sampled": self._points(list(self.open.values())),
            "tag": {},
            "metrics_info": self.source.form_metrics_info(self.experiment, sampled),
            "task_options": np.array([task.cost for task in self.experiment.tasks]),
        } | more

    def _points(self, suggestions):
        points = [self.source.get_point_from_assignments(self.experiment, self._assignments(c)) for c, _ in suggestions]
        costs = np.array([cost for _, cost in suggestions]) if len(self.levels) > 1 else None
        return PointsContainer(points=np.array(points).reshape(len(points), len(self.space.parameters)), task_costs=costs)

    def _suggested(self):
        answer = self.source.call_libsigopt_views(GpNextPointsCategorical, self._view(num_to_sample=BATCH))
        costs = answer.get("task_costs") or [1.0] * len(answer["points_to_sample"])
        return [(self._config(point), self._cost(cost)) for point, cost in zip(answer["points_to_sample"], costs)]

    def _config(self, point):
        return self.space.encode(self.space.decode(self.source.make_assignments_from_point(self.experiment, point)))

    def _cost(self, cost):
        return min(self.levels, key=lambda own: abs(own - cost))

    def _random(self, count):
        costs = self.random.choice(list(self.levels), size=count)
        return [(self.space.from_unit(self.random.random(len(self.space.parameters))), cost) for cost in costs]

    def _served(self):
        """The suggestion of the greatest expected improvement for its cost, in the pool and among random ones."""
        padding = self._random(PADDING)
        if not self.pool:
            return padding[0]
        choices = self.pool + padding
        view = self._view(points_to_evaluate=self._points(choices))
        worth = self.source.call_libsigopt_views(GpEiCategoricalView, view)["expected_improvement"]
        best = int(np.argmax([w if math.isfinite(w) else -math.inf for w in worth]))
        served = choices[best]
        if best < len(self.pool):
            del self.pool[best]
        return served


def create(start):
    return SigOpt(start, multitask=start.method == "sigopt-multitask")
