"""The talk's study: a ResNet that knows ImageNet learns the 196 classes of Stanford Cars."""
import os

import torch
from torch.utils.data import DataLoader, Dataset

import torchvision
from torchvision import transforms

NORMAL = transforms.Normalize([0.485, 0.456, 0.406], [0.229, 0.224, 0.225])  # as the pretrained networks expect
TRAIN = transforms.Compose(
    [transforms.Resize(256), transforms.RandomCrop(224), transforms.RandomHorizontalFlip(), transforms.ToTensor(), NORMAL]
)
MEASURE = transforms.Compose([transforms.Resize(256), transforms.CenterCrop(224), transforms.ToTensor(), NORMAL])
WORKERS = 4  # whatever the host has: the crops of an epoch depend on it


class Images:
    """All images of the folder that torchvision calls stanford_cars: of each class 80 % to train, 10 % to validate, 10 % to test."""

    def __init__(self, directory):
        samples = sorted(
            annotated(directory, "devkit/cars_train_annos.mat", "cars_train")
            + annotated(directory, "cars_test_annos_withlabels.mat", "cars_test")
        )
        self.classes = 1 + max(label for _, label in samples)
        self.train, self.validate, self.test = split(samples)

    def training(self, size):
        return loader(Pictures(self.train, TRAIN), batch_size=size, shuffle=True)

    def validation(self):
        return loader(Pictures(self.validate, MEASURE), batch_size=64)

    def testing(self):
        return loader(Pictures(self.test, MEASURE), batch_size=64)


class Pictures(Dataset):
    def __init__(self, samples, transform):
        self.samples = samples
        self.transform = transform

    def __len__(self):
        return len(self.samples)

    def __getitem__(self, number):
        path, label = self.samples[number]
        return self.transform(torchvision.datasets.folder.default_loader(path)), label


def annotated(directory, file, images):
    """Path and class, from 0, of each image that a file of the dataset lists."""
    from scipy.io import loadmat

    path = os.path.join(directory or "", file)
    if not os.path.exists(path):
        raise SystemExit(f"{path} is missing: give the folder that has it with --data, as README.md says")
    rows = loadmat(path, squeeze_me=True)["annotations"]
    return [(os.path.join(directory, images, str(row["fname"])), int(row["class"]) - 1) for row in rows]


def split(samples):
    """Training, validation and test, by class; always the same ones."""
    order = torch.Generator().manual_seed(1)
    parts = [], [], []
    for label in sorted({label for _, label in samples}):
        paths = [path for path, own in samples if own == label]
        mixed = [(paths[row], label) for row in torch.randperm(len(paths), generator=order)]
        train, validate = round(0.8 * len(mixed)), round(0.9 * len(mixed))
        for part, chosen in zip(parts, (mixed[:train], mixed[train:validate], mixed[validate:])):
            part.extend(chosen)
    return parts


def loader(pictures, **how):
    return DataLoader(pictures, num_workers=WORKERS, pin_memory=torch.cuda.is_available(), **how)


def network(name, classes, pretrained=True):
    """resnet18 or resnet50. torchvision fetches the weights once, into ~/.cache/torch."""
    made = getattr(torchvision.models, name)(weights="IMAGENET1K_V1" if pretrained else None)
    made.fc = torch.nn.Linear(made.fc.in_features, classes)
    return made
