"""The small study: a network that knows five classes of Fashion-MNIST learns the other five."""
import gzip
import os
import struct
from collections import OrderedDict

import torch
from torch import nn

PLACE = "/usr/share/datasets/fashion-mnist"  # where Debian's package has it
KNOWN = (1, 5, 7, 8, 9)  # trouser, sandal, sneaker, bag, ankle boot
NEW = (0, 2, 3, 4, 6)  # T-shirt, pullover, dress, coat, shirt: the ones that are mistaken for each other
TRAINING, VALIDATION, TEST = 300, 400, 1000  # images of each class
CROP = 24  # of 28 pixels
WEIGHTS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "pretrained.pt")


class Images:
    """The new classes: a fixed split of the training file, and the test file, which no decision sees."""

    def __init__(self, directory=None):
        self.directory = directory
        self.train, self.validate = split(*read(directory, "train"), NEW, (TRAINING, VALIDATION))
        self.classes = len(NEW)

    def training(self, size):
        return crops(*self.train, size)

    def validation(self):
        return centres(*self.validate)

    def testing(self):
        return centres(*split(*read(self.directory, "t10k"), NEW, (TEST,))[0])


def read(directory, part):
    """Images, as bytes, and labels."""
    values = []
    for name, head in ((f"{part}-images-idx3-ubyte.gz", 16), (f"{part}-labels-idx1-ubyte.gz", 8)):
        path = os.path.join(directory or PLACE, name)
        if not os.path.exists(path):
            raise SystemExit(
                f"{path} is missing. On Debian or Ubuntu: apt-get install dataset-fashion-mnist. Elsewhere, get the four "
                "files of github.com/zalandoresearch/fashion-mnist, data/fashion, and give their folder with --data"
            )
        with gzip.open(path) as file:
            values.append((file.read(head), torch.frombuffer(bytearray(file.read()), dtype=torch.uint8)))
    (head, pixels), (_, labels) = values
    _, count, height, width = struct.unpack(">4i", head)
    return pixels.view(count, 1, height, width), labels


def split(images, labels, classes, sizes):
    """Parts with so many images of each class; always the same ones. Pixels are of mean 0 and deviation 1 or so."""
    order = torch.Generator().manual_seed(1)
    parts = [[] for _ in sizes]
    for label in classes:
        rows = (labels == label).nonzero().flatten()
        rows = rows[torch.randperm(len(rows), generator=order)]
        for part, chosen in zip(parts, rows[: sum(sizes)].split(sizes)):
            part.append(chosen)
    numbers = [torch.arange(len(classes)).repeat_interleave(size) for size in sizes]
    return [((images[torch.cat(part)].float() / 255 - 0.3) / 0.35, own) for part, own in zip(parts, numbers)]


def crops(images, labels, size):
    """An epoch's batches: in random order, each image cropped at random."""
    space = images.shape[-1] - CROP + 1
    for rows in torch.randperm(len(images)).split(size):
        places = torch.randint(space, (len(rows), 2)).tolist()
        yield torch.stack([images[row, :, y : y + CROP, x : x + CROP] for row, (y, x) in zip(rows, places)]), labels[rows]


def centres(images, labels):
    edge = (images.shape[-1] - CROP) // 2
    for rows in torch.arange(len(images)).split(500):
        yield images[rows, :, edge : edge + CROP, edge : edge + CROP], labels[rows]


def network(classes, pretrained=True):
    widths = (1, 8, 16, 32)
    layers = []
    for before, after in zip(widths, widths[1:]):
        layers += [nn.Conv2d(before, after, 3, padding=1, bias=False), nn.BatchNorm2d(after), nn.ReLU(), nn.MaxPool2d(2)]
    features = nn.Sequential(*layers, nn.Flatten())
    if pretrained:
        if not os.path.exists(WEIGHTS):
            raise SystemExit(f"{WEIGHTS} is missing. Make it: python3 {os.path.dirname(WEIGHTS)}/pretrain.py")
        features.load_state_dict(torch.load(WEIGHTS, weights_only=True))
    return nn.Sequential(OrderedDict(features=features, fc=nn.Linear(32 * 3 * 3, classes)))
