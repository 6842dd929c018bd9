"""Logistic regression on sparse features, for the tools that fit a small table of weights."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import accumulate

import torch


def fit_weights(
    rows: Sequence[Sequence[str]],
    labels: Sequence[float],
    *,
    rare: int,
    steps: int,
    penalty: Callable[[torch.Tensor], torch.Tensor],
) -> tuple[float, dict[str, float]]:
    """Return the bias and the weight of each feature; both classes have equal weight.

    `rows` are the names of the features of each example, `labels` 1.0 or 0.0 for each. Features seen in fewer than
    `rare` examples are left out. `penalty` of the weights is added to the loss of each step.
    """
    counts = Counter(name for names in rows for name in names)
    index = {name: at for at, name in enumerate(sorted(name for name, seen in counts.items() if seen >= rare))}
    held = [[index[name] for name in names if name in index] for names in rows]
    flat = torch.tensor([name for names in held for name in names])
    starts = torch.tensor([0, *accumulate(map(len, held))][:-1])
    target = torch.tensor(labels)
    share = target.mean()
    balance = target * (0.5 / share) + (1 - target) * (0.5 / (1 - share))
    weights, bias = torch.zeros(len(index), 1, requires_grad=True), torch.zeros(1, requires_grad=True)
    optimiser = torch.optim.Adam([weights, bias], lr=0.1)
    for _ in range(steps):
        optimiser.zero_grad()
        logits = torch.nn.functional.embedding_bag(flat, weights, starts, mode="sum")[:, 0] + bias
        loss = torch.nn.functional.binary_cross_entropy_with_logits(logits, target, balance)
        (loss + penalty(weights)).backward()
        optimiser.step()
    values = weights.detach()[:, 0].tolist()
    return bias.item(), {name: values[at] for name, at in index.items()}
