"""`torch_speed.py STEPS`: PyTorch's plain loop on the network of the course, as lines of JSON."""

from __future__ import annotations

import json
import sys
import time

import torch
from torch import nn

BATCH, LIMIT = 128, 3


class SixLayers(nn.Module):
    """The network of the course."""

    def __init__(self) -> None:
        super().__init__()
        self.conv2d = nn.Conv2d(3, 32, 3, padding=1)
        self.max_pooling2d = nn.MaxPool2d(2)
        self.dense = nn.Linear(8192, 512)
        self.dropout = nn.Dropout(0.5)
        self.output = nn.Linear(512, 10)

    def forward(self, images: torch.Tensor) -> torch.Tensor:
        pooled = self.max_pooling2d(torch.relu(self.conv2d(images))).flatten(1)
        return self.output(self.dropout(torch.relu(self.dense(pooled))))


def main() -> None:
    """Answer each line that is read with an epoch."""
    count = int(sys.argv[1]) * BATCH
    torch.manual_seed(0)
    x, y = torch.rand(count, 3, 32, 32), torch.randint(0, 10, (count,))
    model = SixLayers()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
    for _ in range(2):
        epoch(model, optimizer, x, y)
    for _ in sys.stdin:
        start = time.perf_counter()
        epoch(model, optimizer, x, y)
        print(json.dumps({"PyTorch": count / (time.perf_counter() - start)}), flush=True)


def epoch(
    model: SixLayers, optimizer: torch.optim.Optimizer, x: torch.Tensor, y: torch.Tensor
) -> None:
    for chosen in torch.randperm(len(x)).split(BATCH):
        optimizer.zero_grad()
        loss = nn.functional.cross_entropy(model(x[chosen]), y[chosen])
        loss.backward()
        optimizer.step()
        limit(model.conv2d.weight, axis=2)  # as Keras's axis 0 there: the kernel's rows
        limit(model.dense.weight, axis=1)
        loss.item()


@torch.no_grad()
def limit(weight: torch.Tensor, axis: int) -> None:
    """Keras's MaxNorm."""
    norms = weight.square().sum(axis, keepdim=True).sqrt()
    weight.mul_(norms.clamp(max=LIMIT) / (norms + 1e-7))


if __name__ == "__main__":
    main()
