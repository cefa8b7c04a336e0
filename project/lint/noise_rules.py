"""Rules of loss, noise, noise levels and what the model predicts.

Zero terminal SNR: Lin et al., "Common Diffusion Noise Schedules and Sample Steps are Flawed" (2024). Min-SNR: Hang et
al., "Efficient Diffusion Training via Min-SNR Weighting Strategy" (2023).
"""

from project.lint.finding import Case, Rule, error, hint, warning
from project.timesteps import technique_notes

_VELOCITY = "v_prediction"


def _zero_terminal(case: Case) -> Rule:
    if not case.get("zero_terminal_snr"):
        return
    if case.prediction == "epsilon":
        yield error(
            "With zero terminal SNR the last noise level holds nothing of the picture, and a model that predicts the "
            "noise can learn nothing there: set zero_terminal_snr to false, or train a v-prediction model.",
            "zero_terminal_snr",
            "prediction_type",
        )
    if float(case.get("noise_offset")) > 0 and case.prediction in (_VELOCITY, ""):
        yield warning(
            "Noise offset was made to reach very dark and very bright pictures, which v-prediction with zero terminal "
            "SNR reaches by itself: together they shift the brightness too far. Set noise_offset to 0.",
            "noise_offset",
            "zero_terminal_snr",
        )


def _prediction(case: Case) -> Rule:
    chosen, own = str(case.get("prediction_type")), case.facts.prediction
    if chosen != "auto" and own and chosen != own:
        words = {"epsilon": "the noise", _VELOCITY: "the velocity"}
        yield warning(
            f"The base model's own files say that it predicts {words.get(own, own)}, and the run would teach it to "
            f"predict {words.get(chosen, chosen)}, which breaks it: set prediction_type to auto.",
            "prediction_type",
            "base_model",
        )
    elif case.facts.family == "sd2" and case.prediction == "epsilon" and case.own_side >= 768:
        yield warning(
            "Stable Diffusion 2.x models of 768 pixels predict the velocity, and this run is for the noise: set "
            "prediction_type to v_prediction.",
            "prediction_type",
            "family",
        )


def _weighting(case: Case) -> Rule:
    kind, gamma = str(case.get("loss_weighting")), float(case.get("min_snr_gamma"))
    if kind in ("debiased", "p2") and gamma > 0:
        name = {"debiased": "Debiased estimation", "p2": "P2"}[kind]
        yield warning(
            f"{name} and min-SNR both weigh the noise levels, and only one of them can count: set min_snr_gamma to 0, "
            "or loss_weighting to min_snr.",
            "min_snr_gamma",
            "loss_weighting",
        )
    elif 0 < gamma < 1:
        yield warning(
            f"A min-SNR gamma of {gamma:g} takes nearly all weight from the finer noise levels: 5 is usual.",
            "min_snr_gamma",
        )


def _offsets(case: Case) -> Rule:
    offset, layers = float(case.get("noise_offset")), int(case.get("pyramid_noise_iterations"))
    if offset and layers:
        yield warning(
            "Noise offset and pyramid noise both add coarse noise, and together they make pictures flat or garish: set "
            "noise_offset or pyramid_noise_iterations to 0.",
            "noise_offset",
            "pyramid_noise_iterations",
        )
    if offset > 0.2:
        yield warning(
            f"A noise offset of {offset:g} makes all pictures dark or garish: 0.03 to 0.1 is usual.", "noise_offset"
        )
    perturbation = float(case.get("input_perturbation"))
    if perturbation > 0.3:
        yield warning(
            f"An input perturbation of {perturbation:g} hides much of what is to be learned: 0.1 is usual.",
            "input_perturbation",
        )


def _levels(case: Case) -> Rule:
    low, high = int(case.get("timestep_min")), int(case.get("timestep_max"))
    if high - low < 100:
        yield warning(
            f"Only {high - low} of 1000 noise levels are trained, so the LoRA changes little of how a picture is made: "
            "a range of 300 or more is usual.",
            "timestep_min",
            "timestep_max",
        )


def _half_autoencoder(case: Case) -> Rule:
    if case.facts.family == "sdxl" and case.get("fp16") and not case.get("vae"):
        yield hint(
            "SDXL's own autoencoder overflows in half floats, so it is computed in 32 bits, which takes more memory "
            "and time: name a repaired one in vae (the one that is known as fp16-fix), or set bf16 in place of fp16.",
            "fp16",
            "vae",
        )


def _beside(case: Case) -> Rule:
    for note in technique_notes(case.config.technique):
        yield warning(note, "loss_weighting", "timestep_sampling")


NOISE_RULES = (_zero_terminal, _prediction, _weighting, _levels, _beside, _offsets, _half_autoencoder)
