"""CPU seconds a training step on texts against a bare peft loop with the same batches."""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import torch
from peft import LoraConfig, get_peft_model
from transformers import AutoModelForCausalLM, LlamaConfig, LlamaForCausalLM

from engine import families
from engine.families.causal_lm import IGNORED, Batch
from engine.memory import place
from engine.session import Job
from engine.tasks import task_of
from engine.train import train
from project import runs
from project.config import load_config, save_config
from project.options import SAMPLE_DATASET, TEXTS, Config
from project.workspace import starter_text_model
from tests.bench.step_time import WARM, Result, Turns

_WORDS = ("tokenizer.json", "tokenizer_config.json", "chat_template.jinja", "special_tokens_map.json")


def larger_model(folder: Path) -> Path:
    """A random Llama of some 27 M parameters with the starter's words."""
    torch.manual_seed(0)
    small = LlamaConfig.from_pretrained(starter_text_model())
    config = LlamaConfig(
        vocab_size=small.vocab_size, hidden_size=512, intermediate_size=1376, num_hidden_layers=8,
        num_attention_heads=8, num_key_value_heads=4, max_position_embeddings=1024,
        bos_token_id=small.bos_token_id, eos_token_id=small.eos_token_id, pad_token_id=small.pad_token_id,
    )  # fmt: skip
    LlamaForCausalLM(config).save_pretrained(folder)
    for name in _WORDS:
        if (starter_text_model() / name).is_file():
            shutil.copy(starter_text_model() / name, folder)
    return folder


def floor_steps(config: Config, batches: list[Batch]) -> Iterator[None]:
    """A bare loop on peft's own model with the same adapter, batches and dtype; each ``next`` is one step."""
    placement, adapter = place(config.precision), config.adapter
    base = AutoModelForCausalLM.from_pretrained(families.found_language(config.model).path, dtype=placement.weights)
    targets = ["q_proj", "k_proj", "v_proj", "o_proj"]
    settings = LoraConfig(r=adapter.lora_rank, lora_alpha=adapter.lora_alpha, target_modules=targets)
    model = get_peft_model(base, settings).train()
    parameters = [parameter for parameter in model.parameters() if parameter.requires_grad]
    optimizer = torch.optim.AdamW(parameters, lr=config.optimizing.learning_rate)
    while True:
        for batch in batches:
            with torch.autocast("cpu", torch.bfloat16, enabled=placement.mixed == "bf16"):
                loss = model(input_ids=batch.ids, attention_mask=seen(batch), labels=labels(batch)).loss
            loss.backward()
            torch.nn.utils.clip_grad_norm_(parameters, 1.0)
            optimizer.step()
            optimizer.zero_grad(set_to_none=True)
            yield


def labels(batch: Batch) -> torch.Tensor:
    """What is learned as transformers has it: beside each token itself, not the one before."""
    found = torch.full_like(batch.ids, IGNORED)
    found[:, 1:] = batch.targets[:, :-1]
    return found


def seen(batch: Batch) -> torch.Tensor:
    """1 up to the last learned token of each row, 0 for what fills it up."""
    places = torch.arange(batch.ids.shape[1])
    last = torch.where(batch.targets != IGNORED, places, -1).amax(1, keepdim=True) + 1
    return (places <= last).long()


def measure(name: str, rounds: int, steps: int) -> Result:
    """Run our training, and between its steps the floor on the same batches, in turns of ``steps`` each."""
    with tempfile.TemporaryDirectory() as place_for:
        folder = Path(place_for)
        base = "starter" if name == "starter" else larger_model(folder / "model")
        total = WARM + (rounds + 1) * steps
        changes = {
            "task_type": TEXTS, "model_name_or_path": base, "train_data_dir": SAMPLE_DATASET, "max_seq_length": 256,
            "output_dir": folder / "run", "batch_size": 8, "max_steps": total, "save_steps": 0,
            "scheduler": "constant", "learning_rate": "1e-4", "device": "cpu",
        }  # fmt: skip
        config = load_config(None, [f"{key}={value}" for key, value in changes.items()])
        run = runs.prepare_run(folder / "run", resume=False)
        save_config(config, run.config)
        ready = task_of(TEXTS).prepare(Job(run, config, lambda event: None, list), place(config.precision))
        batches = [ready.loader.batch(batch) for _, _, step in ready.plan.steps(0) for batch in step]
        parameters = sum(parameter.numel() for parameter in ready.model.components["language_model"].parameters())
        floor = floor_steps(config, batches)
        for _ in range(WARM):
            next(floor)
        turns = Turns(lambda: next(floor), steps)
        with runs.EventLog(run.events) as log:

            def emit(event: runs.Event) -> None:
                log.write(event)
                if isinstance(event, runs.Step):
                    turns.step_done(event.step)

            train(Job(run, config, emit, list))
    ratios = [ours / floor_seconds for ours, floor_seconds in zip(turns.ours, turns.floor, strict=True)]
    return Result(
        name, parameters, statistics.median(turns.floor), statistics.median(turns.ours), statistics.median(ratios),
        (min(ratios), max(ratios)),
    )  # fmt: skip


def main() -> int:
    """Measure on the starter and on a larger random model and print one table."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench text-step", description=__doc__)
    parser.add_argument("--rounds", type=int, default=12, help="alternations of the two (default 12)")
    parser.add_argument("--steps", type=int, default=8, help="steps of each in a round (default 8)")
    parser.add_argument("--models", nargs="+", choices=("starter", "larger"), default=["starter", "larger"])
    chosen = parser.parse_args()
    print("| model | size | floor, CPU s a step | LoRA Atelier | ratio | of rounds |\n|---|---|---|---|---|---|")
    for name in chosen.models:
        r = measure(name, chosen.rounds, chosen.steps)
        low, high = r.spread
        print(
            f"| {r.model} | {r.parameters / 1e6:.1f} M | {r.floor:.4f} | {r.ours:.4f} | **{r.ratio:.3f}** | "
            f"{low:.3f} to {high:.3f} |",
            flush=True,
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
