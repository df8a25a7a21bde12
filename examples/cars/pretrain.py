"""Makes pretrained.pt, what the small study starts from: a network that tells five other classes of Fashion-MNIST apart."""
import argparse
import os

import torch
from torch import nn

import fashion

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("--data", help="folder of Fashion-MNIST's four files", default=fashion.PLACE)
parser.add_argument("--epochs", type=int, default=3)
options = parser.parse_args()

torch.manual_seed(1)
train, validate = fashion.split(*fashion.read(options.data, "train"), fashion.KNOWN, (5000, 1000))
network = fashion.network(len(fashion.KNOWN), pretrained=False)
optimizer = torch.optim.SGD(network.parameters(), lr=0.02, momentum=0.9)
for epoch in range(1, options.epochs + 1):
    network.train()
    for images, labels in fashion.crops(*train, 64):
        optimizer.zero_grad()
        nn.functional.cross_entropy(network(images), labels).backward()
        optimizer.step()
    network.eval()
    with torch.no_grad():
        right = sum((network(images).argmax(1) == labels).sum().item() for images, labels in fashion.centres(*validate))
    print(f"epoch {epoch}: {right / len(validate[1]):.4f} of {len(validate[1])} validation images are right", flush=True)
torch.save(network.features.state_dict(), fashion.WEIGHTS + ".new")
os.replace(fashion.WEIGHTS + ".new", fashion.WEIGHTS)
