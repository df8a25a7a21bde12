"""The callbacks with the real frameworks; each is skipped where its framework is not installed."""
import importlib.util
import os
import tempfile
import unittest
from typing import Any, Callable, List

from temper._run import Run
from tests.stage import Stage

os.environ.setdefault("KERAS_BACKEND", "torch")


def needs(*modules: str) -> Any:
    missing = [module for module in modules if importlib.util.find_spec(module) is None]
    return unittest.skipIf(missing, f"SKIPPED: needs {', '.join(missing)}")


class IntegrationsTest(unittest.TestCase):
    def setUp(self) -> None:
        self.stage = Stage(to_epoch=2)
        self.addCleanup(lambda: self.stage.close())
        self.directory = tempfile.mkdtemp(dir=self.stage.directory)

    def pauses_and_goes_on(self, train: Callable[[Run], Any], metric: str) -> None:
        """Trains to epoch 2, is paused, and goes on from its checkpoint to epoch 4, where it is stopped."""
        pause = self.stage.when(lambda: 2 in self.stage.reported(), lambda: self.stage.tell("pause", at_epoch=2))
        run = Run.start({}, self.stage.environment())
        train(run)
        pause.join()
        self.assertEqual(self.stage.reported(), [1, 2])
        self.assertEqual(self.stage.lines()[0]["type"], "hello")
        self.assertIn(metric, [line for line in self.stage.lines() if line["type"] == "report"][0]["values"])
        self.assertEqual(self.stage.saved(), ["epoch-2"])

        self.stage.to_epoch, self.stage.from_epoch = 4, 2
        self.stage.fresh()
        stop = self.stage.when(lambda: 4 in self.stage.reported(), lambda: self.stage.tell("stop", at_epoch=4))
        run = Run.start({}, self.stage.environment())
        train(run)
        stop.join()
        self.assertEqual(self.stage.reported(), [3, 4])

    @needs("sklearn")
    def test_sklearn(self) -> None:
        from sklearn.datasets import make_classification
        from sklearn.linear_model import SGDClassifier

        from temper.integrations.sklearn import partial_fit

        x, y = make_classification(100, random_state=1)
        steps: List[float] = []

        def train(run: Run) -> None:
            model = partial_fit(
                SGDClassifier(random_state=1), x, y, lambda m: {"accuracy": m.score(x, y)}, run=run, classes=[0, 1]
            )
            steps.append(model.t_)

        self.pauses_and_goes_on(train, "accuracy")
        self.assertEqual(steps, [201, 401], "it went on from its checkpoint")

    @needs("xgboost")
    def test_xgboost(self) -> None:
        import numpy
        import xgboost

        from temper.integrations.xgboost import TemperCallback

        x = numpy.random.RandomState(1).rand(60, 3)
        data = xgboost.DMatrix(x, x.sum(axis=1))
        rounds: List[int] = []

        def train(run: Run) -> None:
            callback = TemperCallback(run)
            model = xgboost.train(
                {"nthread": 1},
                data,
                num_boost_round=50,
                evals=[(data, "valid")],
                verbose_eval=False,
                callbacks=[callback],
                xgb_model=callback.model(),
            )
            rounds.append(model.num_boosted_rounds())

        self.pauses_and_goes_on(train, "valid_rmse")
        self.assertEqual(rounds, [2, 4])

    @needs("lightgbm")
    def test_lightgbm(self) -> None:
        import lightgbm
        import numpy

        from temper.integrations.lightgbm import TemperCallback

        x = numpy.random.RandomState(1).rand(100, 3)

        def train(run: Run) -> None:
            callback = TemperCallback(run)
            data = lightgbm.Dataset(x, x.sum(axis=1), free_raw_data=False)
            lightgbm.train(
                {"objective": "regression", "verbose": -1, "num_threads": 1},
                data,
                num_boost_round=50,
                valid_sets=[data],
                valid_names=["valid"],
                callbacks=[callback],
                init_model=callback.model(),
            )

        self.pauses_and_goes_on(train, "valid_l2")

    @needs("lightning", "torch")
    def test_lightning(self) -> None:
        import lightning
        import torch

        from temper.integrations.lightning import TemperCallback

        class Line(lightning.LightningModule):
            def __init__(self) -> None:
                super().__init__()
                self.layer = torch.nn.Linear(1, 1)

            def training_step(self, batch: Any, index: int) -> Any:
                loss = ((self.layer(batch) - 2 * batch) ** 2).mean()
                self.log("loss", loss)
                return loss

            def configure_optimizers(self) -> Any:
                return torch.optim.SGD(self.parameters(), 0.1)

        steps: List[int] = []

        def train(run: Run) -> None:
            callback = TemperCallback(run=run)
            trainer = lightning.Trainer(
                max_epochs=50,
                accelerator="cpu",
                devices=1,
                logger=False,
                enable_checkpointing=False,
                enable_progress_bar=False,
                enable_model_summary=False,
                callbacks=[callback],
            )
            loader = torch.utils.data.DataLoader(torch.rand(16, 1), batch_size=4)
            trainer.fit(Line(), loader, ckpt_path=callback.checkpoint())
            steps.append(trainer.global_step)

        self.pauses_and_goes_on(train, "loss")
        self.assertEqual(steps, [8, 16])

    @needs("transformers", "torch", "accelerate")
    def test_huggingface(self) -> None:
        import torch
        from transformers import Trainer, TrainingArguments

        from temper.integrations.huggingface import TemperCallback

        class Line(torch.nn.Module):
            def __init__(self) -> None:
                super().__init__()
                self.layer = torch.nn.Linear(1, 1)

            def forward(self, x: Any, labels: Any = None) -> Any:
                y = self.layer(x)
                return {"loss": ((y - labels) ** 2).mean(), "logits": y}

        data = [{"x": torch.tensor([i / 8.0]), "labels": torch.tensor([i / 4.0])} for i in range(8)]
        steps: List[int] = []

        def train(run: Run) -> None:
            callback = TemperCallback(run)
            arguments = TrainingArguments(
                output_dir=self.directory,
                num_train_epochs=50,
                per_device_train_batch_size=4,
                eval_strategy="epoch",
                save_strategy="no",
                report_to=[],
                disable_tqdm=True,
                use_cpu=True,
            )
            trainer = Trainer(
                model=Line(), args=arguments, train_dataset=data, eval_dataset=data, callbacks=[callback]
            )
            trainer.train(resume_from_checkpoint=callback.checkpoint())
            steps.append(trainer.state.global_step)

        self.pauses_and_goes_on(train, "eval_loss")
        self.assertEqual(steps, [4, 8])

    @needs("keras", "torch")
    def test_keras(self) -> None:
        import keras
        import numpy

        from temper.integrations.keras import TemperCallback, restored

        x = numpy.random.RandomState(1).rand(32, 2)
        steps: List[int] = []

        def build() -> Any:
            model = keras.Sequential([keras.layers.Input((2,)), keras.layers.Dense(1)])
            model.compile("adam", "mse")
            return model

        def train(run: Run) -> None:
            model = restored(build, run)
            model.fit(
                x,
                x.sum(axis=1),
                epochs=50,
                batch_size=8,
                verbose=0,
                initial_epoch=run.epoch,
                callbacks=[TemperCallback(run)],
            )
            steps.append(int(model.optimizer.iterations))

        self.pauses_and_goes_on(train, "loss")
        self.assertEqual(steps, [8, 16])
