"""Scripts in processes of their own: ranks, signals, helpers."""
import os
import signal
import subprocess
import unittest
from typing import List

from tests.stage import Stage, wait

RANK_SCRIPT = """
import random, time, temper
run = temper.run()
run.restore(lambda d: None)
for epoch in run.epochs():
    time.sleep(random.uniform(0, 0.03) * (1 + run.rank % 3))
    run.save(lambda d: open(d + "/part-%d" % run.rank, "w").close(), all_ranks=ALL)
    run.report(error=1 / epoch)
print(run.rank, run.epoch, run.why.reason, flush=True)
"""


class ProcessesTest(unittest.TestCase):
    def stage(self, to_epoch: int) -> Stage:
        stage = Stage(to_epoch=to_epoch)
        self.addCleanup(stage.close)
        return stage

    def ranks(self, stage: Stage, count: int, all_ranks: bool = False) -> List["subprocess.Popen[str]"]:
        text = RANK_SCRIPT.replace("ALL", str(all_ranks))
        return [stage.script(text, RANK=str(rank), WORLD_SIZE=str(count)) for rank in range(count)]

    def out(self, process: "subprocess.Popen[str]") -> str:
        out, err = process.communicate(timeout=60)
        self.assertEqual(process.returncode, 0, err)
        return out.strip()

    def test_eight_ranks_leave_after_the_same_epoch(self) -> None:
        stage = self.stage(to_epoch=10_000)
        processes = self.ranks(stage, 8)
        wait(lambda: len(stage.reported()) > 5)
        stage.tell("stop", at_epoch=7, reason="BELOW_MEDIAN")
        ends = [self.out(process).split() for process in processes]
        last = stage.reported()[-1]
        self.assertEqual(ends, [[str(rank), str(last), "BELOW_MEDIAN"] for rank in range(8)])
        self.assertEqual(stage.reported(), list(range(1, last + 1)), "rank 0 alone reports, once")

    def test_all_ranks_write_parts_of_one_checkpoint(self) -> None:
        stage = self.stage(to_epoch=2)
        processes = self.ranks(stage, 3, all_ranks=True)
        wait(lambda: 2 in stage.reported())
        stage.tell("pause", at_epoch=2)
        for process in processes:
            self.out(process)
        self.assertEqual(stage.saved(), ["epoch-2"])
        parts = sorted(os.listdir(os.path.join(stage.checkpoints, "epoch-2")))
        self.assertEqual(parts, [".temper.json", "part-0", "part-1", "part-2"])

    def test_the_other_ranks_end_when_rank_0_is_killed(self) -> None:
        stage = self.stage(to_epoch=10_000)
        processes = self.ranks(stage, 4)
        wait(lambda: len(stage.reported()) > 2)
        processes[0].send_signal(signal.SIGKILL)
        for process in processes[1:]:
            _, err = process.communicate(timeout=60)
            self.assertEqual(process.returncode, 1)
            self.assertIn("RankLost: rank 0", err)
        processes[0].communicate()

    def test_a_signal_in_the_middle_of_an_epoch_lets_it_end_with_a_checkpoint(self) -> None:
        stage = self.stage(to_epoch=10_000)
        process = stage.script(
            "import os, time, temper\n"
            "run = temper.run()\n"
            "for epoch in run.epochs():\n"
            "    open(os.environ['TEMPER_CHECKPOINT_DIR'] + '/../in-epoch', 'w').close()\n"
            "    time.sleep(0.3)\n"
            "    run.save(lambda d: None)\n"
            "    run.report(error=1)\n"
            "print(run.epoch, run.why)\n"
        )
        wait(lambda: os.path.exists(os.path.join(stage.directory, "in-epoch")))
        process.send_signal(signal.SIGTERM)
        process.send_signal(signal.SIGTERM)
        epoch, why = self.out(process).split()
        self.assertEqual((why, stage.saved()), ("terminated", [f"epoch-{epoch}"]))

    def test_a_signal_outside_of_training_ends_the_process(self) -> None:
        stage = self.stage(to_epoch=1)
        process = stage.script(
            "import time, temper\n"
            "run = temper.run()\n"
            "for epoch in run.epochs():\n"
            "    run.report(error=1)\n"
            "print('after', flush=True)\n"
            "time.sleep(1000)\n"
        )
        wait(lambda: stage.reported() == [1])
        stage.tell("stop", at_epoch=1)
        self.assertEqual(process.stdout.readline(), "after\n")
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=60)
        self.assertEqual(process.returncode, -signal.SIGTERM)

    def test_a_data_loaders_worker_says_nothing(self) -> None:
        stage = self.stage(to_epoch=1)
        script = os.path.join(stage.directory, "loads.py")
        with open(script, "w", encoding="utf-8") as file:
            file.write(
                "import multiprocessing, temper\n"
                "run = temper.run(rate=1)\n"
                "run.report(error=1)\n"
                "def work(x):\n"
                "    return x * run.params['rate']\n"
                "if __name__ == '__main__':\n"
                "    with multiprocessing.get_context('spawn').Pool(2) as pool:\n"
                "        print(sum(pool.map(work, [1, 2, 3])))\n"
            )
        self.assertEqual(self.out(stage.script(f"import runpy; runpy.run_path({script!r})")), "")
        process = stage.script(f"import subprocess, sys; sys.exit(subprocess.call([sys.executable, {script!r}]))")
        self.assertEqual(self.out(process), "6")
        self.assertEqual(stage.reported(), [1, 1], "one of each process that is not a worker")

    def test_the_run_ends_when_the_agent_is_gone(self) -> None:
        stage = self.stage(to_epoch=1)
        process = stage.script(
            "import temper\n"
            "run = temper.run()\n"
            "for epoch in run.epochs():\n"
            "    run.report(error=1)\n"
            "print(run.why.reason)\n"
        )
        wait(lambda: stage.reported() == [1])
        os.remove(os.path.join(stage.run, "decision.json"))
        self.assertEqual(self.out(process), "AGENT_GONE")
