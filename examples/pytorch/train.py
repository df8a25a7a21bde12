"""Tells two moons apart."""
import math
import os

import temper
import torch
from torch import nn

run = temper.run(learning_rate=0.01, momentum=0.0, hidden=16)
torch.manual_seed(1)

angle = torch.rand(1000) * math.pi
moon = torch.arange(1000) % 2
x = torch.stack([angle.cos() + moon - 0.5, (1 - 2 * moon) * angle.sin() + 0.25 * moon], 1) + 0.15 * torch.randn(1000, 2)
train, test = slice(0, 800), slice(800, 1000)

model = nn.Sequential(nn.Linear(2, run.params["hidden"]), nn.Tanh(), nn.Linear(run.params["hidden"], 2))
optimizer = torch.optim.SGD(model.parameters(), lr=run.params["learning_rate"], momentum=run.params["momentum"])


def load(directory):
    state = torch.load(os.path.join(directory, "state.pt"), weights_only=True)
    model.load_state_dict(state["model"])
    optimizer.load_state_dict(state["optimizer"])


def dump(directory):
    state = {"model": model.state_dict(), "optimizer": optimizer.state_dict()}
    torch.save(state, os.path.join(directory, "state.pt"))


run.restore(load)
for epoch in run.epochs(9):
    for rows in torch.randperm(800).split(20):
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(model(x[train][rows]), moon[train][rows])
        loss.backward()
        optimizer.step()
    with torch.no_grad():
        accuracy = (model(x[test]).argmax(1) == moon[test]).float().mean()
    run.save(dump)
    run.report(accuracy=accuracy, loss=loss)
