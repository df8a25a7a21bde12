"""SMAC3's multi-fidelity facade: a random forest suggests, Hyperband decides how far to train."""

import tempfile

from ConfigSpace import Categorical, Configuration, ConfigurationSpace, Float, Integer
from smac import MultiFidelityFacade, Scenario
from smac.intensifier.hyperband_utils import get_n_trials_for_hyperband_multifidelity
from smac.main.config_selector import ConfigSelector
from smac.runhistory.dataclasses import TrialValue
from smac.runhistory.enumerations import StatusType

from drivers.steps import Steps


def hyperparameter(p):
    if p.kind == "choice":
        return Categorical(p.name, [str(v) for v in p.values])
    return (Float if p.kind == "float" else Integer)(p.name, (p.low, p.high), log=p.log)


class RowSelector(ConfigSelector):
    """SMAC's selector, each of its configurations moved to the nearest unused row: SMAC never knows of others."""

    def __init__(self, scenario, space):
        super().__init__(scenario)
        self.space, self.left = space, _distinct(space.rows)

    def __iter__(self):
        for config in super().__iter__():
            if not self.left:
                yield config
                continue
            asked = dict(config)
            best = min(range(len(self.left)), key=lambda i: self.space.distance(asked, self.left[i]))
            row = Configuration(self._scenario.configspace, values=self.left.pop(best))
            row.origin = config.origin
            self._processed_configs.append(row)
            yield row


def _distinct(rows):
    return list({tuple(row.values()): row for row in rows}.values())


class Smac(Steps):
    library = "smac"

    def __init__(self, start):
        super().__init__(start)
        configspace = ConfigurationSpace(seed=start.seed)
        configspace.add([hyperparameter(p) for p in self.space.parameters])
        self.directory = tempfile.TemporaryDirectory(prefix="smac-")
        trials = get_n_trials_for_hyperband_multifidelity(
            total_budget=start.budget * start.epochs,
            min_budget=start.rungs[0],
            max_budget=start.epochs,
            print_summary=False,
        )
        scenario = Scenario(
            configspace,
            deterministic=True,
            min_budget=start.rungs[0],
            max_budget=start.epochs,
            n_trials=trials,
            seed=start.seed,
            output_directory=self.directory.name,
        )
        self.smac = MultiFidelityFacade(
            scenario,
            lambda config, seed, budget: 0.0,
            config_selector=RowSelector(scenario, self.space),
            logging_level=False,
            overwrite=True,
        )

    def suggest(self):
        info = self.smac.ask()
        config = dict(info.config)
        return tuple(config.values()), config, round(info.budget), info

    def learn(self, ticket, value):
        # SMAC wants a finite cost for a crash from its user: the worst value seen.
        seen = [v for curve in self.curves.values() for v in curve.values() if v is not None]
        status = StatusType.CRASHED if value is None else StatusType.SUCCESS
        self.smac.tell(ticket, TrialValue(max(seen, default=1.0) if value is None else value, status=status), save=False)


def create(start):
    return Smac(start)
