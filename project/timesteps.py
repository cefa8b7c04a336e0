"""How often each noise level is trained: distributions of timesteps as plain numbers, for the engine and the app."""

import math
from functools import lru_cache
from itertools import accumulate, pairwise

from project.options import TechniqueOptions

LEVELS = 1000  # what timestep_min and timestep_max count in, whatever number a model has
_CELLS = 2048  # of the table from which the beta distribution is read


def curve(options: TechniqueOptions, bins: int) -> list[float]:
    """The probability density in each of ``bins`` equal parts from clean to noisy; 1 is that of uniform sampling."""
    return [share * bins for share in shares(options, bins)]


def shares(options: TechniqueOptions, count: int) -> list[float]:
    """The probability of each of ``count`` timesteps from clean to noisy; they add up to 1."""
    return [after - before for before, after in pairwise((0.0, *cumulated(options, count)))]


def cumulated(options: TechniqueOptions, count: int) -> tuple[float, ...]:
    """The probability of a timestep up to and including each of ``count``: rising, 1 at the last that is trained."""
    shape = (options.timestep_bias, options.timestep_scale)
    if options.timestep_sampling == "beta":
        shape = (options.timestep_alpha, options.timestep_beta)
    return _cumulated(options.timestep_sampling, shape, trained_range(options, count), count)


def trained_range(options: TechniqueOptions, count: int) -> tuple[int, int]:
    """(first, end) of the timesteps that are trained, of ``count``; at least one."""
    first = options.timestep_min * count // LEVELS
    end = -(-(options.timestep_max + 1) * count // LEVELS)
    return first, max(end, first + 1)


@lru_cache(maxsize=64)
def _cumulated(kind: str, shape: tuple[float, float], trained: tuple[int, int], count: int) -> tuple[float, ...]:
    first, end = trained
    places = ((min(max(step + 1, first), end) - first) / (end - first) for step in range(count))
    return tuple(_below(kind, shape, place) for place in places)


def _below(kind: str, shape: tuple[float, float], place: float) -> float:
    """The cumulative distribution of a kind at a place in 0..1, where 0 is the clean end of the trained range."""
    if place <= 0 or place >= 1 or kind == "uniform":
        return min(max(place, 0.0), 1.0)
    if kind == "sigmoid":
        return _logit_normal(*shape, place)
    if kind == "beta":
        return _beta(*shape, place)
    if kind == "cubic":
        return 1 - math.cbrt(1 - place)
    if kind == "cubic_clean":
        return math.cbrt(place)
    return 2 / math.pi * math.atan2(place, 1 - place)


def _logit_normal(location: float, scale: float, place: float) -> float:
    """The sigmoid of a normal number; Esser et al., "Scaling Rectified Flow Transformers" (2024), section 3.1."""
    return (1 + math.erf((math.log(place / (1 - place)) - location) / (scale * math.sqrt(2)))) / 2


def _beta(alpha: float, beta: float, place: float) -> float:
    """The regularised incomplete beta function, read from a table between whose entries it is taken as straight.

    With x = sin²θ its density is sin^(2α-1)θ cos^(2β-1)θ, which stays finite at both ends for α, β ≥ 0.5.
    """
    table, at = _beta_table(alpha, beta), math.asin(math.sqrt(place)) * 2 / math.pi * _CELLS
    cell = min(int(at), _CELLS - 1)
    return table[cell] + (at - cell) * (table[cell + 1] - table[cell])


@lru_cache(maxsize=16)
def _beta_table(alpha: float, beta: float) -> tuple[float, ...]:
    angles = [(cell + 0.5) / _CELLS * math.pi / 2 for cell in range(_CELLS)]
    logs = [(2 * alpha - 1) * math.log(math.sin(a)) + (2 * beta - 1) * math.log(math.cos(a)) for a in angles]
    most = max(logs)
    sums = list(accumulate((math.exp(log - most) for log in logs), initial=0.0))
    return tuple(part / sums[-1] for part in sums)


def described(options: TechniqueOptions) -> str:
    """The distribution in one sentence, for those who do not see its picture."""
    density = curve(options, 10)
    first, end = trained_range(options, LEVELS)
    share = sum(density[5:]) / 10
    most = density.index(max(density))
    where = "evenly" if max(density) - min(density) < 0.01 else f"most often between {most * 100} and {most * 100 + 99}"
    return f"Noise levels {first} to {end - 1} are trained, {where}; {share:.0%} of all draws are in the noisier half."


def technique_notes(options: TechniqueOptions) -> list[str]:
    """Settings of loss and noise that go together but not well, a sentence each."""
    notes = []
    weighs = options.weighting != "none"
    if options.zero_terminal_snr and weighs:
        notes.append(
            "All loss weightings give the noisiest level of zero terminal SNR no weight, so that it is not learned: "
            "set loss_weighting to none and min_snr_gamma to 0."
        )
    if weighs and options.timestep_sampling != "uniform":
        notes.append(
            "A loss weighting and a timestep distribution both decide how much each noise level counts: use one."
        )
    if options.loss_type != "l2" and options.loss_weighting in ("debiased", "p2"):
        notes.append(
            "Debiased and P2 weights were derived for squared errors: set loss_type to l2, or loss_weighting to none."
        )
    return notes
