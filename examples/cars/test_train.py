"""What would be wrong without anybody noticing. From this folder: python3 -m unittest test_train"""
import gzip
import os
import struct
import tempfile
import unittest
from unittest import mock

import fashion
import torch
import train

try:
    import scipy.io
    import stanford
except ImportError:
    stanford = None


class TrainTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def training(self, scenario="whole-network", **params):
        torch.manual_seed(1)
        return train.Training(fashion.network(5, pretrained=False), {**train.DEFAULTS, "scheduler_rate": 0, **params}, scenario)

    def fit(self, training, epochs, images):
        for epoch in epochs:
            training.epoch(epoch, images.training(32))
            training.scheduler.step(training.measure(images.validation())[0])

    def images(self):
        for size, count in (("TRAINING", 20), ("VALIDATION", 10), ("TEST", 40)):
            smaller = mock.patch.object(fashion, size, count)
            smaller.start()
            self.addCleanup(smaller.stop)
        write_fashion(self.folder, 40)
        return fashion.Images(self.folder)


class HyperparametersTest(TrainTest):
    def test_nesterov_is_what_the_text_says(self):
        for text, is_so in (("true", True), ("false", False)):
            self.assertIs(self.training(nesterov=text).optimizer.param_groups[0]["nesterov"], is_so)
        with self.assertRaises(KeyError):
            self.training(nesterov="False")

    def test_every_hyperparameter_arrives(self):
        training = self.training(
            learning_rate=0.3, momentum=0.4, weight_decay=0.5, learning_rate_scheduler=0.6, scheduler_rate=7
        )
        group = training.optimizer.param_groups[0]
        self.assertEqual((0.3, 0.4, 0.5), (group["lr"], group["momentum"], group["weight_decay"]))
        self.assertEqual((0.6, 7), (training.scheduler.factor, training.scheduler.patience))


class TrainingTest(TrainTest):
    def test_a_training_that_goes_on_is_the_one_that_never_rested(self):
        images = self.images()
        for scenario in ("last-layer", "whole-network"):
            with self.subTest(scenario):
                whole, first, second = (self.training(scenario, nesterov="true") for _ in range(3))
                self.fit(whole, range(1, 7), images)
                self.fit(first, range(1, 4), images)
                first.dump(self.folder)
                torch.manual_seed(99)
                second.load(self.folder)
                self.fit(second, range(4, 7), images)
                self.assertEqual(whole.optimizer.param_groups[0]["lr"], second.optimizer.param_groups[0]["lr"])
                self.assertEqual(whole.scheduler.state_dict(), second.scheduler.state_dict())
                self.assertLess(second.optimizer.param_groups[0]["lr"], train.DEFAULTS["learning_rate"])
                for name, value in whole.network.state_dict().items():
                    self.assertTrue(torch.equal(value, second.network.state_dict()[name]), name)

    def test_a_scenario_trains_what_it_says(self):
        images = self.images()
        for scenario, changes in (("last-layer", False), ("whole-network", True)):
            with self.subTest(scenario):
                training = self.training(scenario)
                before = {name: value.clone() for name, value in training.network.state_dict().items()}
                self.fit(training, [1], images)
                for name, value in training.network.state_dict().items():
                    self.assertEqual(changes or name.startswith("fc."), not torch.equal(before[name], value), name)


class FashionTest(TrainTest):
    def test_the_split_is_fixed_and_its_parts_have_nothing_in_common(self):
        images, again = self.images(), self.images()
        self.assertTrue(torch.equal(images.train[0], again.train[0]))
        self.assertEqual([20] * 5, torch.bincount(images.train[1]).tolist())
        self.assertEqual([10] * 5, torch.bincount(images.validate[1]).tolist())
        train_set = {image.numpy().tobytes() for image in images.train[0]}
        self.assertFalse(train_set & {image.numpy().tobytes() for image in images.validate[0]})

    def test_the_test_images_come_from_their_own_file(self):
        images = self.images()
        self.assertEqual([40] * 5, torch.bincount(torch.cat([labels for _, labels in images.testing()])).tolist())
        os.remove(os.path.join(self.folder, "t10k-images-idx3-ubyte.gz"))
        self.images_are_missing(lambda: list(images.testing()))

    def images_are_missing(self, read):
        with self.assertRaisesRegex(SystemExit, "apt-get install dataset-fashion-mnist"):
            read()

    def test_validation_crops_the_centre(self):
        (batch, _), *_ = self.images().validation()
        image = self.images().validate[0][0]
        self.assertTrue(torch.equal(image[:, 2:26, 2:26], batch[0]))

    def test_without_the_images_it_says_how_to_get_them(self):
        self.images_are_missing(lambda: fashion.Images(self.folder))


@unittest.skipIf(stanford is None, "SKIPPED: needs torchvision and scipy")
class StanfordTest(TrainTest):
    def setUp(self):
        super().setUp()
        write_stanford(self.folder, classes=3, images=10)

    def test_the_split_is_fixed_and_by_class(self):
        images, again = stanford.Images(self.folder), stanford.Images(self.folder)
        parts = images.train, images.validate, images.test
        self.assertEqual(parts, (again.train, again.validate, again.test))
        self.assertEqual([24, 3, 3], [len(part) for part in parts])
        self.assertEqual([0, 1, 2], [label for _, label in images.validate])
        self.assertEqual(30, len({path for part in parts for path, _ in part}))

    def test_both_networks_train_on_it(self):
        images = stanford.Images(self.folder)
        for name, scenario in (("resnet18", "whole-network"), ("resnet50", "last-layer")):
            with self.subTest(name), mock.patch.object(stanford, "WORKERS", 0):
                network = stanford.network(name, images.classes, pretrained=False)
                training = train.Training(network, train.DEFAULTS, scenario)
                training.epoch(1, images.training(16))
                loss, accuracy = training.measure(images.validation())
                self.assertGreater(loss, 0)
                self.assertTrue(0 <= accuracy <= 1)

    def test_without_the_images_it_says_what_is_missing(self):
        with self.assertRaisesRegex(SystemExit, "cars_train_annos.mat is missing"):
            stanford.Images(os.path.join(self.folder, "elsewhere"))


def write_fashion(folder, count):
    """Noise, in the files of Fashion-MNIST: so many images of each class."""
    order = torch.Generator().manual_seed(3)
    labels = torch.arange(10, dtype=torch.uint8).repeat(count)
    for part in ("train", "t10k"):
        pixels = torch.randint(256, (len(labels), 28, 28), dtype=torch.uint8, generator=order)
        for name, head, values in (
            (f"{part}-images-idx3-ubyte.gz", struct.pack(">4i", 2051, *pixels.shape), pixels),
            (f"{part}-labels-idx1-ubyte.gz", struct.pack(">2i", 2049, len(labels)), labels),
        ):
            with gzip.open(os.path.join(folder, name), "wb", compresslevel=1) as file:
                file.write(head + bytes(values.flatten().tolist()))


def write_stanford(folder, classes, images):
    """Small pictures of one colour, some of them grey, in the layout of Stanford Cars."""
    import numpy
    from PIL import Image

    os.makedirs(os.path.join(folder, "devkit"))
    for file, pictures in (("devkit/cars_train_annos.mat", "cars_train"), ("cars_test_annos_withlabels.mat", "cars_test")):
        os.makedirs(os.path.join(folder, pictures))
        rows = [(f"{number + 1:05}.jpg", number % classes + 1) for number in range(classes * images // 2)]
        for number, (name, label) in enumerate(rows):
            mode, colour = ("L", 50 * label) if number % 5 == 0 else ("RGB", (80 * label, 40, 200))
            Image.new(mode, (300, 270), colour).save(os.path.join(folder, pictures, name))
        fields = [("fname", "O"), ("class", "O")]
        scipy.io.savemat(os.path.join(folder, file), {"annotations": numpy.array(rows, dtype=fields)})


if __name__ == "__main__":
    unittest.main()
