"""Draws the timesteps that a batch is trained at."""

import torch
from torch import Tensor

from project.options import TechniqueOptions
from project.timesteps import cumulated, trained_range


def draw(options: TechniqueOptions, levels: int, count: int, device: torch.device) -> Tensor:
    """``count`` of the model's ``levels`` timesteps [count], int64, from the global random state.

    All distributions but the uniform one are drawn by looking a uniform number up in the cumulated probabilities of
    `project.timesteps`, from which the app's picture comes too.
    """
    if options.timestep_sampling == "uniform":
        return torch.randint(*trained_range(options, levels), (count,), device=device)
    table = torch.tensor(cumulated(options, levels), dtype=torch.float32, device=device)
    found = torch.searchsorted(table, torch.rand(count, device=device), right=True)
    first, end = trained_range(options, levels)
    return found.clamp(first, end - 1)
