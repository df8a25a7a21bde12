"""Every method that the benchmark can ask for: its driver and the environment it runs in."""

import sys
from typing import NamedTuple


class Method(NamedTuple):
    driver: str
    environment: str
    # Whether something is surely trained in full, however few the trials.
    full: bool = True


METHODS = {
    "optuna-tpe-hyperband": Method("optuna_driver", "optuna"),
    "optuna-nsga2": Method("optuna_driver", "optuna"),
    "optuna-tpe": Method("optuna_driver", "optuna"),
    "optuna-gp": Method("optuna_driver", "torch"),
    "syne-tune-asha": Method("syne_tune_driver", "syne-tune"),
    "syne-tune-bohb": Method("syne_tune_driver", "syne-tune"),
    "syne-tune-cqr": Method("syne_tune_driver", "syne-tune"),
    "syne-tune-asha-promotion": Method("syne_tune_013_driver", "syne-tune-013"),
    "syne-tune-mobster": Method("syne_tune_013_driver", "syne-tune-013"),
    "syne-tune-hypertune": Method("syne_tune_013_driver", "syne-tune-013"),
    "syne-tune-dyhpo": Method("syne_tune_013_driver", "syne-tune-013"),
    "smac-multifidelity": Method("smac_driver", "smac"),
    "dehb": Method("dehb_driver", "dehb"),
    "ax-early-stopping": Method("ax_driver", "torch"),
    "botorch-mfmes": Method("botorch_driver", "torch"),
    "sigopt-multitask": Method("sigopt_driver", "sigopt", full=False),
    "sigopt-full": Method("sigopt_driver", "sigopt"),
}

if __name__ == "__main__":
    for name, method in METHODS.items():
        if len(sys.argv) == 1 or name == sys.argv[1]:
            print(name, method.environment)
