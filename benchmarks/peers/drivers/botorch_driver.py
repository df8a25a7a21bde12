"""BoTorch: its multi-fidelity Gaussian process with multi-fidelity max-value entropy search over the table's rows."""

import numpy as np
import torch
from botorch import fit_gpytorch_mll
from botorch.acquisition.cost_aware import InverseCostWeightedUtility
from botorch.acquisition.max_value_entropy_search import qMultiFidelityMaxValueEntropy
from botorch.acquisition.utils import project_to_target_fidelity
from botorch.models import SingleTaskMultiFidelityGP
from botorch.models.cost import AffineFidelityCostModel
from botorch.models.transforms.outcome import Standardize
from botorch.optim import optimize_acqf_discrete
from gpytorch.mlls import ExactMarginalLogLikelihood

from protocol import DONE, WAIT, Driver

INITIAL = 16
MOST_NEW = 128
FANTASIES, SAMPLES = 4, 64
REFIT_GROWTH = 1.1


class BoTorch(Driver):
    library = "botorch"

    def __init__(self, start):
        super().__init__(start)
        torch.set_num_threads(1)
        torch.manual_seed(start.seed)
        torch.set_default_dtype(torch.float64)
        self.random = np.random.default_rng(start.seed)
        rows = [self.space.to_unit(row) for row in self.space.rows]
        self.d = len(self.space.parameters)
        self.grid = np.array(rows) if rows else self.random.random((1000, self.d))
        self.levels = [r for r in start.rungs if r < start.epochs] + [start.epochs]
        self.unused = list(self.random.permutation(len(self.grid)))
        self.row, self.target = {}, {}
        self.state, self.fitted = None, 0
        self.spent = self.recommended = 0.0

    # --- The trials ---

    def ask(self):
        if self.trials < INITIAL and self.unused:
            return self._begin(self.unused[0], int(self.random.choice(self.levels)))
        if not any(v is not None for curve in self.curves.values() for v in curve.values()):
            return WAIT if self.target else self._begin(self.unused[0], self.levels[-1]) if self.unused else DONE
        model = self._model()
        return self._recommendation(model) or self._entropy(model) or (WAIT if self.target else DONE)

    def _begin(self, row, level):
        self.row[self.trials], self.target[self.trials] = row, level
        self.unused.remove(row)
        return self.new(self.space.from_unit(self.grid[row]), level)

    def _go_on(self, trial, level):
        self.target[trial] = level
        return self.resume(trial, level)

    def _paused(self):
        return [
            t
            for t, curve in self.curves.items()
            if t not in self.target and max(curve) < self.levels[-1] and curve[max(curve)] is not None
        ]

    def started(self, trial, config):
        asked, rows = self.row[trial], self.space.rows
        if self.space.distance(config, rows[asked]) > 1e-12:
            self.unused.append(asked)
            self.row[trial] = min(range(len(rows)), key=lambda i: self.space.distance(config, rows[i]))
            if self.row[trial] in self.unused:
                self.unused.remove(self.row[trial])

    def report(self, trial, epoch, value):
        self.spent += 1 / self.start.epochs
        return value is not None and epoch < self.target[trial]

    def ended(self, trial, epoch):
        del self.target[trial]

    # --- The model ---

    def _point(self, row, level):
        return np.append(self.grid[row], level / self.start.epochs)

    def _model(self):
        points, losses = [], []
        for trial, curve in self.curves.items():
            for level in self.levels:
                if level in curve or (curve and curve[max(curve)] is None and level > max(curve)):
                    points.append(self._point(self.row[trial], level))
                    losses.append(np.nan if curve.get(level) is None else curve[level])
        losses = np.array(losses)
        # BoTorch leaves outliers to its user: Tukey's fence, as Ax draws it; a diverged run is at the fence.
        low, high = np.nanquantile(losses, [0.25, 0.75])
        fence = min(high + 1.5 * (high - low), np.nanmax(losses))
        losses = np.minimum(np.nan_to_num(losses, nan=fence), fence)
        model = SingleTaskMultiFidelityGP(
            torch.tensor(np.array(points)),
            torch.tensor(-losses).unsqueeze(-1),
            data_fidelities=[self.d],
            outcome_transform=Standardize(m=1),
        )
        hyperparameters = {k: v for k, v in (self.state or {}).items() if not k.startswith("outcome_transform")}
        model.load_state_dict(hyperparameters, strict=False)
        if len(losses) >= self.fitted * REFIT_GROWTH:
            fit_gpytorch_mll(ExactMarginalLogLikelihood(model.likelihood, model))
            self.fitted, self.state = len(losses), model.state_dict()
        return model.eval()

    def _recommendation(self, model):
        """The row with the best posterior mean, trained in full once for each training's worth of budget spent."""
        if self.spent - self.recommended < 1:
            return None
        self.recommended = self.spent
        paused = {self.row[t]: t for t in self._paused()}
        rows = self.unused + list(paused)
        done = [self.row[t] for t, c in self.curves.items() if self.levels[-1] in c]
        if not rows:
            return None
        with torch.no_grad():
            x = torch.tensor(np.array([self._point(r, self.levels[-1]) for r in rows + done]))
            best = int(model.posterior(x).mean.squeeze(-1).argmax())
        if best >= len(rows):
            return None
        row = rows[best]
        return self._go_on(paused[row], self.levels[-1]) if row in paused else self._begin(row, self.levels[-1])

    def _entropy(self, model):
        few = sorted(self.random.choice(len(self.unused), min(MOST_NEW, len(self.unused)), replace=False))
        choices = [(self.unused[i], None, level) for i in few for level in self.levels]
        choices += [
            (self.row[t], t, level) for t in self._paused() for level in self.levels if level > max(self.curves[t])
        ]
        if not choices:
            return None
        target = {self.d: 1.0}
        pending = [self._point(self.row[t], level) for t, level in self.target.items()]
        acquisition = qMultiFidelityMaxValueEntropy(
            model,
            candidate_set=torch.tensor(np.array([self._point(r, self.levels[-1]) for r, _, _ in choices])),
            num_fantasies=FANTASIES,
            num_y_samples=SAMPLES,
            X_pending=torch.tensor(np.array(pending)) if pending else None,
            cost_aware_utility=InverseCostWeightedUtility(AffineFidelityCostModel(fidelity_weights=target)),
            project=lambda x: project_to_target_fidelity(x, target_fidelities=target, d=self.d + 1),
        )
        points = torch.tensor(np.array([self._point(r, level) for r, _, level in choices]))
        best, _ = optimize_acqf_discrete(acquisition, q=1, choices=points)
        row, trial, level = choices[int((points - best).abs().sum(-1).argmin())]
        return self._begin(row, level) if trial is None else self._go_on(trial, level)


def create(start):
    return BoTorch(start)
