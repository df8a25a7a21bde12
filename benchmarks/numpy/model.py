"""The default method's model in numpy and scipy, to time beside `benchmarks/run model`: same covariance, priors and work.

    OPENBLAS_NUM_THREADS=1 python3 benchmarks/numpy/model.py

Needs numpy and scipy. Prints milliseconds of processor time, the median of five.
"""
import time

import numpy as np
from scipy.linalg import cho_factor, cho_solve, solve_triangular
from scipy.optimize import minimize
from scipy.special import log_ndtr, ndtr

PARAMETERS, CANDIDATES, ITERATIONS = 8, 300, 14
RUNGS = np.array([1.0, 3, 9, 27, 50])
CENTRE = np.sqrt(2) + np.log(PARAMETERS) / 2 - 3
# ln length scales; ln L11, L21, ln L22, ln h; ln d0, ln ld; ln sigma
MEAN = np.r_[np.full(PARAMETERS, CENTRE), 0, 0.3, -0.5, -1, -1.5, 0.7, -2.5]
DEVIATION = np.r_[np.full(PARAMETERS, np.sqrt(3)), 0.7, 0.7, 1, 1, 1, 0.7, 1]
START = np.r_[np.full(PARAMETERS, np.log(0.4 * np.sqrt(PARAMETERS / 2))), MEAN[PARAMETERS:]]


def observe(size, random):
    """Configurations (n, d), levels (n), trial numbers (n), values (n); two in five trials go on at each rung."""
    x, level, trial, y = [], [], [], []
    while len(y) < size:
        point, rung = random.random(PARAMETERS), 0
        number = len(y)
        while True:
            x.append(point), level.append(RUNGS[rung]), trial.append(number)
            truth = np.sin(4 * point[0]) + point[1] + (1 + point[2]) / np.sqrt(RUNGS[rung])
            y.append(truth + (random.random() - 0.5) / 10)
            rung += 1
            if rung == len(RUNGS) or len(y) == size or random.random() >= 0.4:
                break
    return np.array(x), np.array(level), np.array(trial), np.array(y)


def features(level):
    s = np.log(level) / np.log(RUNGS[-1])
    return np.c_[np.ones(len(s)), (1 - s) ** 2, 1 - s]


def factor(theta):
    a, b, c, h = theta[PARAMETERS : PARAMETERS + 4]
    return np.array([[np.exp(a), 0, 0], [b, np.exp(c), 0], [0, 0, np.exp(h)]])


def parts(theta, x, level, trial, x2, level2, trial2):
    """Matern and its slope's factor, the task matrix, and what runs have of their own."""
    z, z2 = x / np.exp(theta[:PARAMETERS]), x2 / np.exp(theta[:PARAMETERS])
    r = np.sqrt(5 * np.maximum((z**2).sum(1)[:, None] + (z2**2).sum(1) - 2 * z @ z2.T, 0))
    e = np.exp(-r)
    low = factor(theta)
    task = (features(level) @ low) @ (features(level2) @ low).T
    decay = np.abs(np.log(level)[:, None] - np.log(level2)) / np.exp(theta[PARAMETERS + 5])
    own = (trial[:, None] == trial2) * np.exp(2 * theta[PARAMETERS + 4] - decay)
    return (1 + r + r**2 / 3) * e, 5 / 3 * (1 + r) * e, task, own, decay


def covariance(theta, *places):
    matern, _, task, own, _ = parts(theta, *places)
    return (1 + matern) * task + own


def factorise(theta, x, level, trial, y):
    k = covariance(theta, x, level, trial, x, level, trial)
    k[np.diag_indices_from(k)] += np.exp(2 * theta[-1]) + 1e-6
    lower = cho_factor(k, lower=True, overwrite_a=True, check_finite=False)
    return lower, cho_solve(lower, y, check_finite=False)


def loss(theta, x, level, trial, y):
    """Negative log posterior density and its gradient."""
    matern, slope, task, own, decay = parts(theta, x, level, trial, x, level, trial)
    k = (1 + matern) * task + own
    k[np.diag_indices_from(k)] += np.exp(2 * theta[-1]) + 1e-6
    lower = cho_factor(k, lower=True, overwrite_a=True, check_finite=False)
    weights = cho_solve(lower, y, check_finite=False)
    w = cho_solve(lower, np.eye(len(y)), check_finite=False) - np.outer(weights, weights)
    value = 0.5 * y @ weights + np.log(np.diag(lower[0])).sum()
    gradient = np.empty(len(theta))
    b = w * task * slope
    z = x / np.exp(theta[:PARAMETERS])
    gradient[:PARAMETERS] = b.sum(1) @ z**2 - ((b @ z) * z).sum(0)
    phi, low = features(level), factor(theta)
    inner = phi.T @ (w * (1 + matern)) @ phi @ low
    gradient[PARAMETERS : PARAMETERS + 4] = inner[0, 0] * low[0, 0], inner[1, 0], inner[1, 1] * low[1, 1], inner[2, 2] * low[2, 2]
    gradient[PARAMETERS + 4] = (w * own).sum()
    gradient[PARAMETERS + 5] = 0.5 * (w * own * decay).sum()
    gradient[-1] = np.trace(w) * np.exp(2 * theta[-1])
    away = (theta - MEAN) / DEVIATION
    return value + 0.5 * away @ away, gradient + away / DEVIATION


def refit(data):
    bounds = [(m - 4 * d, m + 4 * d) for m, d in zip(MEAN, DEVIATION)]
    return minimize(loss, START, args=data, jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": ITERATIONS}).x


def log_ei(mean, sd, best):
    z = (best - mean) / sd
    exact = np.log(np.maximum(z * ndtr(z) + np.exp(-0.5 * z * z) / np.sqrt(2 * np.pi), 1e-300))
    far = log_ndtr(z) - np.log(np.maximum(z * z, 1))
    return np.log(sd) + np.where(z > -5, exact, far)


def suggest(theta, data, lower, candidates):
    """Four awaited values imagined, 300 candidates predicted, and the best by expected improvement found."""
    x, level, trial, y = data
    full, fresh = np.full(len(candidates), RUNGS[-1]), -1 - np.arange(len(candidates))
    cross = covariance(theta, x, level, trial, candidates, full, fresh)
    half = solve_triangular(lower[0], cross, lower=True, check_finite=False)
    means = half.T @ solve_triangular(lower[0], y, lower=True, check_finite=False)
    prior = covariance(theta, candidates[:1], full[:1], fresh[:1], candidates[:1], full[:1], fresh[:1])[0, 0]
    variances = prior - (half**2).sum(0)
    joint = covariance(theta, candidates[:4], full[:4], fresh[:4], candidates, full, fresh) - half[:, :4].T @ half
    more = cho_factor(joint[:, :4] + (np.exp(2 * theta[-1]) + 1e-6) * np.eye(4), lower=True)
    variances -= (solve_triangular(more[0], joint, lower=True) ** 2).sum(0)
    return int(np.argmax(log_ei(means, np.sqrt(np.maximum(variances, 1e-12)), 0.0)))


def milliseconds(work):
    took = []
    for _ in range(6):
        start = time.process_time()
        work()
        took.append(1000 * (time.process_time() - start))
    return sorted(took[1:])[2]


def main():
    print("| observations | refit | factorise | suggestion |\n|---:|---:|---:|---:|")
    for size in (100, 500, 1500):
        random = np.random.default_rng(5)
        data = observe(size, random)
        theta = refit(data)
        lower, _ = factorise(theta, *data)
        candidates = random.random((CANDIDATES, PARAMETERS))
        times = [
            milliseconds(lambda: refit(data)),
            milliseconds(lambda: factorise(theta, *data)),
            milliseconds(lambda: suggest(theta, data, lower, candidates)),
        ]
        print(f"| {size:,} | " + " | ".join(f"{t:.1f}" for t in times) + " |")


if __name__ == "__main__":
    main()
