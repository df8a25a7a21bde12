"""Fine-tunes a pretrained network, or its last layer alone, with the seven hyperparameters of the talk."""
import argparse
import os

import temper
import torch
from torch import nn

DEFAULTS = {
    "learning_rate": 0.01,
    "learning_rate_scheduler": 0.1,  # what the plateau scheduler multiplies the rate by
    "batch_size": 64,
    "nesterov": "false",
    "weight_decay": 1e-4,
    "momentum": 0.9,
    "scheduler_rate": 10,  # epochs without progress that it waits for
}
EPOCHS = 35  # of a full training


class Training:
    """All that a checkpoint must have: what trains of the network, the optimizer and the scheduler."""

    def __init__(self, network, params, scenario, device="cpu"):
        self.network = network.to(device)
        self.device = device
        self.frozen = scenario == "last-layer"
        self.trained = network.fc if self.frozen else network
        network.requires_grad_(not self.frozen)
        network.fc.requires_grad_(True)
        self.optimizer = torch.optim.SGD(
            self.trained.parameters(),
            lr=params["learning_rate"],
            momentum=params["momentum"],
            weight_decay=params["weight_decay"],
            nesterov=truth(params["nesterov"]),
        )
        self.scheduler = torch.optim.lr_scheduler.ReduceLROnPlateau(
            self.optimizer, factor=params["learning_rate_scheduler"], patience=params["scheduler_rate"]
        )

    def epoch(self, number, batches):
        """The order of images and their crops depend on the epoch alone, so a training that goes on sees the same ones."""
        torch.manual_seed(number)
        # A frozen network keeps the statistics of its batch normalization, too.
        self.network.train(not self.frozen)
        for images, labels in batches:
            self.optimizer.zero_grad()
            self.loss(images, labels)[0].backward()
            self.optimizer.step()

    def loss(self, images, labels):
        labels = labels.to(self.device)
        scores = self.network(images.to(self.device))
        return nn.functional.cross_entropy(scores, labels), (scores.argmax(1) == labels).float().mean()

    def measure(self, batches):
        """Mean loss and accuracy."""
        self.network.eval()
        sums, count = torch.zeros(2), 0
        with torch.no_grad():
            for images, labels in batches:
                sums += len(labels) * torch.stack(self.loss(images, labels)).cpu()
                count += len(labels)
        return (sums / count).tolist()

    def load(self, directory):
        state = torch.load(os.path.join(directory, "state.pt"), weights_only=True, map_location=self.device)
        for name in ("trained", "optimizer", "scheduler"):
            getattr(self, name).load_state_dict(state[name])

    def dump(self, directory):
        state = {name: getattr(self, name).state_dict() for name in ("trained", "optimizer", "scheduler")}
        torch.save(state, os.path.join(directory, "state.pt"))


def truth(text):
    """A category is a text, and every text but the empty one is true to Python."""
    return {"true": True, "false": False}[text]


def open_study(options):
    """Images, and a network that has yet to learn their classes."""
    torch.manual_seed(options.seed)  # of the new last layer
    if options.network == "small":
        import fashion

        images = fashion.Images(options.data)
        return images, fashion.network(images.classes)
    import stanford

    images = stanford.Images(options.data)
    return images, stanford.network(options.network, images.classes)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scenario", choices=["last-layer", "whole-network"], required=True)
    parser.add_argument("--network", choices=["small", "resnet18", "resnet50"], default="small")
    parser.add_argument("--data", help="folder of the images")
    parser.add_argument("--seed", type=int, default=1, help="of the new last layer")
    options = parser.parse_args()
    run = temper.run(**DEFAULTS)
    images, network = open_study(options)
    training = Training(network, run.params, options.scenario, "cuda" if torch.cuda.is_available() else "cpu")
    run.restore(training.load)
    for epoch in run.epochs(EPOCHS):
        training.epoch(epoch, images.training(run.params["batch_size"]))
        loss, accuracy = training.measure(images.validation())
        training.scheduler.step(loss)
        values = {"accuracy": accuracy, "loss": loss}
        if epoch == EPOCHS:  # for the record: no decision sees it
            values["test_accuracy"] = training.measure(images.testing())[1]
        run.save(training.dump)
        run.report(**values)


if __name__ == "__main__":
    main()
