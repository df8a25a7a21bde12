"""The examples on the documentation's pages: those that are whole run, and the others are Python at least."""
import contextlib
import io
import os
import re
import sys
import unittest
from typing import List

import temper
from temper._run import Run

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "..")


def blocks(page: str) -> List[str]:
    with open(os.path.join(ROOT, page), encoding="utf-8") as file:
        return re.findall(r"^```python\n(.*?)^```", file.read(), re.DOTALL | re.MULTILINE)


class DocsTest(unittest.TestCase):
    def setUp(self) -> None:
        temper._current = None
        self.addCleanup(lambda: setattr(temper, "_current", None))

    def test_every_block_is_python(self) -> None:
        for page in ("docs/python.md", "trainer-agent/python/README.md"):
            self.assertTrue(blocks(page), page)
            for text in blocks(page):
                compile(text, page, "exec")

    def test_the_first_blocks_run(self) -> None:
        for page in ("docs/python.md", "trainer-agent/python/README.md"):
            temper._current = None
            names = {
                "build": lambda **params: dict(params),
                "load": lambda model, directory: None,
                "dump": lambda model, directory: None,
                "train": lambda model: 0.25,
            }
            with contextlib.redirect_stdout(io.StringIO()) as printed, contextlib.redirect_stderr(io.StringIO()):
                exec(blocks(page)[0], names)
            self.assertIn('{"epoch": 1, "error": 0.25}', printed.getvalue())
            self.assertTrue(printed.getvalue().endswith("finished\n"))

    def test_the_loop_of_ones_own_runs(self) -> None:
        class Trainer:
            epoch = 0
            error = 0.5

            def next_epoch(self) -> int:
                self.epoch += 1
                return self.epoch

            def save(self, directory: str) -> None:
                raise AssertionError("there is nowhere to save to")

        run = Run.start({}, {})
        with contextlib.redirect_stdout(io.StringIO()) as printed:
            exec(blocks("docs/python.md")[1], {"run": run, "trainer": Trainer()})
        self.assertEqual(printed.getvalue(), '{"epoch": 1, "error": 0.5}\n')


if __name__ == "__main__":
    sys.exit(unittest.main())
