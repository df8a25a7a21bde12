"""Runs the driver of one method: python main.py METHOD."""

import importlib
import sys

from methods import METHODS
from protocol import serve


def create(start):
    module = importlib.import_module("drivers." + METHODS[start.method].driver)
    return module.create(start)


if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in METHODS:
        sys.exit("usage: main.py METHOD, METHOD one of " + ", ".join(METHODS))
    serve(create)
