"""Makes the cases that the model's tests compare with, from a numpy prototype of the same formulas and from mpmath.

    python model_cases.py PROTOTYPE_DIR > ../resources/dev/temper/core/model/cases.txt

Needs numpy, scipy and mpmath. Each line: a name, then numbers. The prototype's nugget is set to the Java one, 1e-6.
"""
import pathlib
import sys

import mpmath as mp
import numpy as np

PROTOTYPE = pathlib.Path(sys.argv[1])
sys.path.insert(0, str(PROTOTYPE))
source = (PROTOTYPE / "gp.py").read_text().replace("+ 1e-8", "+ 1e-6")
gp_module = type(sys)("gp")
exec(compile(source, "gp.py", "exec"), gp_module.__dict__)
sys.modules["gp"] = gp_module
from gp import GP, log_ei  # noqa: E402
from mt import Inc, warp, warp_fit  # noqa: E402

mp.mp.dps = 50


def line(name, *values):
    flat = np.concatenate([np.ravel(np.asarray(v, float)) for v in values])
    print(name, *(repr(float(v)).replace("nan", "NaN") for v in flat))


class Task:
    def __init__(self, X):
        self.X, self.d = X, X.shape[1]


def problem(index, d, trials, R, levels):
    g = np.random.default_rng(index)
    X = g.uniform(size=(trials + 6, d))
    cfg, t = [], []
    for c in range(trials):
        for e in levels[: 1 + g.integers(len(levels))]:
            cfg.append(c)
            t.append(float(e))
    cfg, t = np.array(cfg), np.array(t)
    y = np.sin(4 * X[cfg]).sum(1) / np.sqrt(d) + (1 + X[cfg, 0]) / np.sqrt(t) + 0.1 * g.normal(size=len(t))
    model = GP(d, "lkou2", levels, R)
    theta = model.th + 0.3 * g.normal(size=len(model.th))
    model.set_data(X, cfg, t, y)
    value, gradient = model.nll(theta)
    line("problem", index, d, trials, R)
    for row in X:
        line("features", row)
    line("trials", model.cfg)
    line("levels", model.t)
    line("targets", model.y)
    line("theta", theta)
    line("value", value)
    line("gradient", gradient)
    model.th = theta
    inc = Inc(model, Task(X), R)
    inc.reset()
    inc.add(model.cfg, model.t)
    inc.alpha(model.y)
    places = np.arange(trials - 4, trials + 6)
    mean, variance = inc.predict(places)
    line("mean", mean)
    line("variance", variance)
    level = float(levels[1])
    line("shiftLevel", level)
    line("shift", inc.kg(places, np.full(len(places), level))[1])
    fresh = GP(d, "lkou2", levels, R)
    fresh.set_data(X, cfg, t, y)
    line("optimum", fresh.fit(200))


def warps():
    g = np.random.default_rng(5)
    for n in (4, 7, 30, 101):
        values = np.exp(g.normal(size=n))
        asked = np.concatenate([values, g.uniform(values.min() - 0.1, values.max() + 1, 40), [np.nan]])
        line("warpFit", values)
        line("warpAsk", asked)
        line("warpResult", warp(warp_fit(values), asked))


def prototype_log_ei():
    g = np.random.default_rng(6)
    sd = np.exp(g.normal(size=60))
    best = g.normal(size=60)
    mean = best - sd * np.linspace(-4.9, 6, 60)
    line("eiMean", mean)
    line("eiSd", sd)
    line("eiBest", best)
    line("eiResult", [float(log_ei(np.array([m]), np.array([s * s]), b)[0])
                      for m, s, b in zip(mean, sd, best)])


def normal():
    us = [-37, -30, -20.3, -12.7, -8.1, -6, -5.01, -4.99, -3.3, -2.2, -1.7, -1, -0.6, -0.3, -1e-3, -1e-9,
          0, 1e-9, 1e-3, 0.3, 0.6, 1, 1.7, 2.2, 3.3, 5, 6, 8, 12, 30]
    us = [mp.mpf(float(u)) for u in us]
    line("u", [float(u) for u in us])
    line("pdf", [float(mp.npdf(u)) for u in us])
    line("cdf", [float(mp.ncdf(u)) for u in us])
    line("logCdf", [float(mp.log(mp.ncdf(u)) if u < 0 else mp.log1p(-mp.ncdf(-u))) for u in us])
    line("logExcess", [float(mp.log(mp.npdf(u) + u * mp.ncdf(u))) for u in us])
    ps = [1e-300, 1e-100, 1e-20, 1e-9, 1e-4, 0.02, 0.024, 0.025, 0.1, 0.3, 0.49, 0.4999999, 0.51, 0.9, 0.98, 0.9999]
    line("p", ps)
    line("quantile", [float(quantile(mp.mpf(p))) for p in ps])


def quantile(p):
    if p > 0.5:
        return -quantile(1 - p)
    u = -mp.sqrt(-2 * mp.log(2 * p))
    return mp.findroot(lambda v: mp.log(mp.ncdf(v)) - mp.log(p), u)


problem(1, 2, 12, 27, [1, 3, 9, 27])
problem(2, 5, 40, 81, [1, 3, 9, 27, 81])
problem(3, 9, 70, 50, [1, 2, 3, 5, 9, 15, 27, 50])
warps()
prototype_log_ei()
normal()
