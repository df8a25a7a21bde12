import contextlib
import io
import json
import math
import os
import unittest
from typing import Any, Dict, List

from temper._run import Run
from tests.stage import Stage


class RunTest(unittest.TestCase):
    def setUp(self) -> None:
        self.stage = Stage(to_epoch=3)
        self.addCleanup(lambda: self.stage.close())

    def run_of(self, stage: Stage, **defaults: Any) -> Run:
        return Run.start(defaults, stage.environment())

    def train(self, run: Run, written: List[int]) -> List[int]:
        done = []
        for epoch in run.epochs():
            run.save(lambda d: (written.append(epoch), touch(d, str(epoch))))
            run.report(error=1 / epoch)
            done.append(epoch)
        return done

    def test_before_the_first_decision_it_says_that_there_is_none(self) -> None:
        self.assertEqual(str(self.run_of(self.stage).why), "no decision yet")
        self.assertEqual(str(Run.start({}, {}).why), "no decision yet")

    def test_parameters_go_before_defaults(self) -> None:
        stage = Stage(params={"rate": 0.5, "layers": 3, "kind": "wide"})
        self.addCleanup(stage.close)
        run = self.run_of(stage, rate=0.1, width=8)
        self.assertEqual(run.params, {"rate": 0.5, "layers": 3, "kind": "wide", "width": 8})
        self.assertEqual((run.trial, run.task, run.rank, run.ranks), (7, "9", 0, 1))

    def test_waits_at_its_target_and_goes_on_when_it_is_told(self) -> None:
        run = self.run_of(self.stage)
        told = self.stage.when(lambda: self.stage.reported() == [1, 2, 3], lambda: self.stage.tell("train", 5))
        stop = self.stage.when(
            lambda: self.stage.reported() == [1, 2, 3, 4, 5],
            lambda: self.stage.tell("stop", 5, reason="FULLY_TRAINED", rung=2, value=0.2, cutoff=0.4, decision=17),
        )
        self.assertEqual(self.train(run, []), [1, 2, 3, 4, 5])
        told.join(), stop.join()
        self.assertEqual(str(run.why), "fully trained, rung 2, value 0.2, cut-off 0.4")
        self.assertEqual(run.why.decision, 17)
        self.assertEqual(self.stage.lines()[0], {"type": "hello", "protocol": 1, "ranks": 1})

    def test_pauses_with_the_checkpoint_of_its_target_and_goes_on_from_it(self) -> None:
        written: List[int] = []
        pause = self.stage.when(lambda: 3 in self.stage.reported(), lambda: self.stage.tell("pause", at_epoch=3))
        self.assertEqual(self.train(self.run_of(self.stage), written), [1, 2, 3])
        pause.join()
        self.assertEqual(written, [3], "written only when it is wanted")
        self.assertEqual(self.stage.saved(), ["epoch-3"])
        kinds = [(line["type"], line.get("epoch")) for line in self.stage.lines()]
        self.assertLess(kinds.index(("checkpoint", 3)), kinds.index(("report", 3)), "a decision finds it complete")

        self.stage.to_epoch, self.stage.from_epoch = 9, 3
        self.stage.fresh()
        run = self.run_of(self.stage)
        read: List[str] = []
        self.assertTrue(run.restore(lambda d: read.extend(os.listdir(d))))
        self.assertIn("3", read)
        stop = self.stage.when(lambda: 9 in self.stage.reported(), lambda: self.stage.tell("stop", at_epoch=9))
        self.assertEqual(self.train(run, []), [4, 5, 6, 7, 8, 9])
        stop.join()

    def test_a_pause_between_rungs_waits_for_the_next_checkpoint(self) -> None:
        stage = Stage(to_epoch=100)
        self.addCleanup(stage.close)
        run = self.run_of(stage)
        done = []
        for epoch in run.epochs():
            run.save(lambda d: touch(d, "state"))
            run.report(error=1)
            if epoch == 2:
                stage.tell("pause", at_epoch=4)
            done.append(epoch)
        self.assertEqual(done, [1, 2, 3])
        self.assertEqual(stage.saved(), ["epoch-3"])

    def test_a_stop_ends_the_run_after_the_epoch(self) -> None:
        stage = Stage(to_epoch=100)
        self.addCleanup(stage.close)
        done = []
        run = self.run_of(stage)
        for epoch in run.epochs():
            done.append(epoch)
            run.report(error=1)
            stage.tell("stop", at_epoch=3, reason="BELOW_CUTOFF")
        self.assertEqual((done, run.why.reason, stage.saved()), ([1], "BELOW_CUTOFF", []))

    def test_a_checkpoint_whose_report_was_lost_is_reported_again(self) -> None:
        touch(os.path.join(self.stage.checkpoints, "epoch-3"), ".temper.json", '{"values": {"error": 0.5}}')
        run = self.run_of(self.stage)
        run.restore(lambda d: None)
        stop = self.stage.when(lambda: self.stage.reported() == [3], lambda: self.stage.tell("stop", at_epoch=3))
        self.assertEqual(self.train(run, []), [])
        stop.join()
        self.assertEqual(self.stage.lines()[1]["values"], {"error": 0.5})

    def test_half_a_checkpoint_is_none(self) -> None:
        touch(os.path.join(self.stage.checkpoints, ".epoch-2.new"), "model")
        run = self.run_of(self.stage)
        self.assertFalse(run.restore(lambda d: self.fail("there is nothing to restore")))
        self.assertEqual(self.stage.saved(), [], "and what a killed process began is removed")

    def test_a_checkpoint_that_cannot_be_written_costs_no_training(self) -> None:
        def full(directory: str) -> None:
            touch(directory, "half")
            raise OSError(28, "No space left on device")

        run = self.run_of(self.stage)
        stop = self.stage.when(lambda: 3 in self.stage.reported(), lambda: self.stage.tell("stop", at_epoch=3))
        with contextlib.redirect_stderr(io.StringIO()) as said:
            for _ in run.epochs():
                run.save(full)
                run.report(error=1)
        stop.join()
        self.assertIn("No space left on device", said.getvalue())
        self.assertEqual(self.stage.saved(), [])

    def test_nan_and_infinity_are_values(self) -> None:
        self.run_of(self.stage).report(a=math.nan, b=math.inf, c=-math.inf, d=True, seconds=1.5)
        line = self.stage.lines()[0]
        self.assertEqual(line["values"], {"a": "NaN", "b": "Infinity", "c": "-Infinity", "d": 1.0})
        self.assertEqual(line["seconds"], 1.5)

    def test_a_metric_that_is_no_number_is_named(self) -> None:
        run = self.run_of(self.stage)
        with self.assertRaisesRegex(TypeError, "metric 'error' is a list"):
            run.report(error=[1, 2])
        with self.assertRaisesRegex(TypeError, "metric 'error' is the text '0.5'"):
            run.report(error="0.5")
        with self.assertRaisesRegex(TypeError, "no metric"):
            run.report()

    def test_what_cannot_be_written_now_is_sent_later(self) -> None:
        run = self.run_of(self.stage)
        os.rename(self.stage.reports_path, self.stage.reports_path + ".away")
        with contextlib.redirect_stderr(io.StringIO()) as said:
            run.report(epoch=1, error=1)
            run.report(epoch=2, error=2)
        self.assertEqual(said.getvalue().count("cannot report"), 1)
        os.rename(self.stage.reports_path + ".away", self.stage.reports_path)
        run.report(epoch=3, error=3)
        self.assertEqual(self.stage.reported(), [1, 2, 3])

    def test_converged_ends_the_run_with_a_result(self) -> None:
        run = self.run_of(self.stage)
        for _ in run.epochs():
            run.report(error=0)
            run.converged()
        self.assertEqual((self.stage.reported(), run.why.reason), ([1], "CONVERGED"))
        self.assertIn({"type": "converged"}, self.stage.lines())

    def test_an_epoch_without_a_report_at_the_target_does_not_wait_for_ever(self) -> None:
        run = self.run_of(self.stage)
        stop = self.stage.when(lambda: 4 in self.stage.reported(), lambda: self.stage.tell("stop", at_epoch=4))
        for epoch in run.epochs():
            if epoch % 2 == 0:
                run.report(error=1)
        stop.join()
        self.assertEqual(self.stage.reported(), [2, 4])

    def test_a_named_task_trains_to_the_scripts_own_end(self) -> None:
        stage = Stage(to_epoch=0)
        self.addCleanup(stage.close)
        run = self.run_of(stage)
        self.assertEqual(list(run.epochs(4)), [1, 2, 3, 4])
        self.assertEqual(run.why.reason, "FINISHED")

    def test_a_script_that_only_reports_does_not_say_that_it_follows(self) -> None:
        self.run_of(self.stage).report(error=1)
        self.assertEqual([line["type"] for line in self.stage.lines()], ["report"])


class OutsideTest(unittest.TestCase):
    def test_outside_temper_there_are_defaults_and_prints(self) -> None:
        run = Run.start({"rate": 0.1}, {})
        with contextlib.redirect_stdout(io.StringIO()) as printed:
            self.assertFalse(run.restore(lambda d: None))
            for _ in run.epochs(2):
                self.assertFalse(run.save(lambda d: None))
                run.report(error=math.nan)
        self.assertEqual(run.params, {"rate": 0.1})
        lines: List[Dict[str, Any]] = [json.loads(line) for line in printed.getvalue().splitlines()]
        self.assertEqual(lines, [{"epoch": 1, "error": "NaN"}, {"epoch": 2, "error": "NaN"}])
        self.assertEqual(str(run.why), "finished")
        self.assertFalse(run.inside)

    def test_without_a_number_one_epoch_is_trained_and_that_is_said(self) -> None:
        with contextlib.redirect_stderr(io.StringIO()) as said:
            self.assertEqual(list(Run.start({}, {}).epochs()), [1])
        self.assertIn("epochs(10)", said.getvalue())


def touch(directory: str, name: str, text: str = "") -> None:
    os.makedirs(directory, exist_ok=True)
    with open(os.path.join(directory, name), "w", encoding="utf-8") as file:
        file.write(text)
