"""A training on texts as people meet it: what it tells, what its options do, commands, validation, and bad input."""

from __future__ import annotations

import json
import math
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch
from peft import PeftModel
from safetensors.torch import load_file
from torch import Tensor
from transformers import AutoModelForCausalLM

from engine import adapter, cli
from engine.train import begin
from project import runs
from project.config import load_config
from project.errors import BadInput
from project.estimate import estimate_texts
from project.runs.summary import summarise
from project.texts.encoding import Encoder
from project.texts.reading import read_texts
from tests.engine.language_models import save_language_model, write_texts
from tests.engine.small_world import ROOT, Recorded, config_of, wait_until, write_config

Make = Callable[..., Recorded]


@pytest.fixture(scope="module")
def llama(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_language_model(tmp_path_factory.mktemp("llama") / "tiny")


@pytest.fixture
def options(tmp_path: Path, llama: Path) -> dict[str, Any]:
    return {
        "task_type": "text-generation", "model_name_or_path": llama, "max_seq_length": 96, "max_steps": 4,
        "train_data_dir": write_texts(tmp_path / "texts.jsonl"), "output_dir": tmp_path / "run", "output_name": "lora",
        "batch_size": 4, "learning_rate": 0.02, "scheduler": "constant", "bf16": False, "device": "cpu",
    }  # fmt: skip


def weights_of(run: Recorded) -> dict[str, Tensor]:
    return load_file(run.folder.result_folder("lora") / "adapter_model.safetensors")


def warnings_of(run: Recorded) -> str:
    return "\n".join(event.message for event in run.events if isinstance(event, runs.Warning_))


def test_what_a_run_tells_and_leaves(options: dict[str, Any]) -> None:
    run = Recorded(config_of(**{**options, "max_steps": 0, "epochs": 2, "save_steps": 2, "max_seq_length": 2048}))
    assert run.train() == "finished"
    start = next(event for event in run.events if isinstance(event, runs.Start))
    assert (start.total_steps, start.steps_per_epoch, start.epochs, start.pictures) == (4, 2, 2, 8)
    result = run.folder.result_folder("lora")
    assert {path.name for path in result.iterdir()} == {"adapter_config.json", "adapter_model.safetensors", "README.md"}
    assert "base_model: tiny" in (result / "README.md").read_text()
    assert run.folder.outcome("lora") == result
    assert sorted(path.name for path in run.folder.checkpoints.iterdir()) == ["step-000002", "step-000004"]
    assert "reads at most 128 tokens" in warnings_of(run)


def test_the_shell_trains_and_names_the_folder(
    options: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = write_config(tmp_path / "config.yaml", **options)
    assert cli.main(["train", "--config", str(file)]) == 0
    assert f"finished: {tmp_path / 'run' / 'lora'}" in capsys.readouterr().err
    assert summarise(tmp_path / "run").result == tmp_path / "run" / "lora"


def test_killed_and_resumed_it_gives_the_bytes_of_the_run_that_was_not(options: dict[str, Any], tmp_path: Path) -> None:
    long = {**options, "max_steps": 40, "save_steps": 5, "lora_dropout": 0.1, "batch_size": 2}
    whole = Recorded(config_of(**{**long, "output_dir": tmp_path / "whole"}))
    assert whole.train() == "finished"
    file = write_config(tmp_path / "config.yaml", **long)
    call = [sys.executable, str(ROOT / "main.py"), "train", "--config", str(file)]
    with subprocess.Popen(call, stderr=subprocess.PIPE, text=True) as process:
        reached = tmp_path / "run" / "checkpoints" / "step-000010"
        assert wait_until(reached.exists, process)
        process.send_signal(signal.SIGKILL)
    assert Recorded(load_config(tmp_path / "run" / "config.yaml")).train() == "finished"
    ours, theirs = (tmp_path / name / "lora" / "adapter_model.safetensors" for name in ("run", "whole"))
    assert ours.read_bytes() == theirs.read_bytes()


def test_several_micro_batches_are_as_one_large_batch(options: dict[str, Any], tmp_path: Path) -> None:
    """By tokens: texts of other lengths in the parts would weigh otherwise if each part counted alike."""
    plain = {**options, "group_by_length": False, "batch_size": 8, "max_steps": 1}
    one = Recorded(config_of(**{**plain, "output_dir": tmp_path / "one"}))
    parts = {**plain, "batch_size": 2, "gradient_accumulation_steps": 4, "output_dir": tmp_path / "parts"}
    several = Recorded(config_of(**parts))
    assert (one.train(), several.train()) == ("finished", "finished")
    assert one.steps()[0].loss == pytest.approx(several.steps()[0].loss, rel=1e-5)
    assert one.steps()[0].grad_norm == pytest.approx(several.steps()[0].grad_norm, rel=1e-4)


@pytest.mark.parametrize(
    ("own", "targets"),
    [
        ({"lora_target_modules": "all-linear"}, sorted(f"{name}_proj" for name in ("down", "gate", "up", *"koqv"))),
        ({"lora_target_modules": "q_proj, up_proj"}, ["q_proj", "up_proj"]),
        ({"adapter_type": "dora"}, None),
        ({"rslora": True, "lora_rank": 16}, None),
        ({"lora_init": "pissa"}, None),
        ({"block_ranks": "layers.0=2"}, None),
        (
            {"lora_target_modules": "layers.1", "exclude_modules": "mlp"},
            [f"model.layers.1.self_attn.{name}_proj" for name in "koqv"],
        ),
        ({"ema": True, "ema_decay": 0.5}, None),
        ({"max_norm": 1, "rank_dropout": 0.2, "module_dropout": 0.1}, None),
        ({"optimizer": "Lion", "learning_rate": 0.001, "lora_plus_ratio": 4}, None),
    ],
)  # fmt: skip
def test_adapters_of_every_kind_come_out_as_they_were_trained(
    own: dict[str, Any], targets: list[str] | None, options: dict[str, Any], llama: Path
) -> None:
    run = Recorded(config_of(**{**options, **own}))
    words = torch.arange(5, 30)[None]
    assert run.train() == "finished"
    config = json.loads((run.folder.result_folder("lora") / "adapter_config.json").read_text())
    if targets is not None:
        assert config["target_modules"] == targets
    base = AutoModelForCausalLM.from_pretrained(llama).eval()
    with torch.no_grad():
        untrained = base(words).logits
        theirs = PeftModel.from_pretrained(base, run.folder.result_folder("lora")).eval()(words).logits
    again = begin(run.job)
    again.resume()
    with adapter.evaluating(again.family), again.average.worn():
        ours = again.family.components["language_model"](words).logits
    assert torch.allclose(theirs, ours, rtol=1e-5, atol=1e-4)
    assert not torch.allclose(untrained, ours, atol=1e-3)


def test_gradient_checkpointing_changes_no_number(options: dict[str, Any], tmp_path: Path) -> None:
    plain = Recorded(config_of(**options))
    saving = Recorded(config_of(**{**options, "gradient_checkpointing": True, "output_dir": tmp_path / "saving"}))
    assert (plain.train(), saving.train()) == ("finished", "finished")
    for name, tensor in weights_of(plain).items():
        assert torch.allclose(tensor, weights_of(saving)[name], atol=1e-6), name


def test_bf16_learns_too(options: dict[str, Any]) -> None:
    run = Recorded(config_of(**{**options, "bf16": True, "max_steps": 12}))
    assert run.train() == "finished"
    start = next(event for event in run.events if isinstance(event, runs.Start))
    assert start.precision == "bfloat16"
    assert run.steps()[-1].loss < 0.9 * run.steps()[0].loss
    assert all(tensor.dtype == torch.float32 for tensor in weights_of(run).values())


def test_noise_on_words_is_there_in_training_alone(options: dict[str, Any]) -> None:
    quiet = Recorded(config_of(**{**options, "max_steps": 1, "validate_every": 1, "validation_share": 0.25}))
    noisy_options = {**options, "neftune_alpha": 50, "max_steps": 1, "validate_every": 1, "validation_share": 0.25}
    noisy_options["output_dir"] = options["output_dir"].with_name("noisy")
    noisy = Recorded(config_of(**noisy_options))
    assert (quiet.train(), noisy.train()) == ("finished", "finished")
    first, second = (next(e for e in run.events if isinstance(e, runs.Validation)) for run in (quiet, noisy))
    assert first.loss == second.loss
    assert quiet.steps()[0].loss != noisy.steps()[0].loss


def test_packing_takes_fewer_rows_and_learns_the_same_tokens(options: dict[str, Any], tmp_path: Path) -> None:
    once = {**options, "max_steps": 0, "epochs": 1, "batch_size": 1}
    packed = begin(Recorded(config_of(**{**once, "packing": True})).job)
    alone = begin(Recorded(config_of(**{**once, "output_dir": tmp_path / "alone"})).job)
    assert packed.plan.total_steps < alone.plan.total_steps == 8
    found = []
    for session in (packed, alone):
        batches = [session.loader.batch(batch) for _, _, step in session.plan.steps(0) for batch in step]
        assert all(batch.ids.shape[1] <= 96 for batch in batches)
        found.append(sum(batch.count for batch in batches))
    assert found[0] == found[1]


def test_a_model_that_lets_texts_see_each_other_is_not_packed(options: dict[str, Any], tmp_path: Path) -> None:
    leaky = save_language_model(tmp_path / "leaky", "recurrent_gemma")
    run = Recorded(config_of(**{**options, "model_name_or_path": leaky, "packing": True, "batch_size": 2}))
    assert run.train() == "finished"
    assert "packing is off" in warnings_of(run)
    start = next(event for event in run.events if isinstance(event, runs.Start))
    assert start.steps_per_epoch == 4


@pytest.mark.parametrize(
    "own",
    [
        {"batch_size": 3, "gradient_accumulation_steps": 2, "epochs": 3},
        {"packing": True, "batch_size": 1, "epochs": 2},
        {"validate_every": 2, "validation_share": 0.3, "batch_size": 2, "epochs": 2},
    ],
)
def test_the_forecast_has_the_steps_of_the_run(own: dict[str, Any], options: dict[str, Any], llama: Path) -> None:
    config = config_of(**{**options, "max_steps": 0, **own})
    encoder = Encoder.of_folder(llama, config.text, 96)
    lengths = encoder.lengths(list(read_texts(options["train_data_dir"]).rows))
    session = begin(Recorded(config).job)
    assert estimate_texts(config, lengths).steps == session.plan.total_steps


def validations(run: Recorded) -> list[runs.Validation]:
    return [event for event in run.events if isinstance(event, runs.Validation)]


def test_perplexity_of_held_back_texts_falls_and_the_best_checkpoint_stays(options: dict[str, Any]) -> None:
    more = {"validate_every": 5, "validation_share": 0.25, "max_steps": 15, "save_steps": 0, "keep_checkpoints": 1}
    run = Recorded(config_of(**{**options, **more}))
    assert run.train() == "finished"
    told = validations(run)
    assert [event.step for event in told] == [0, 5, 10, 15]
    assert told[-1].perplexity < 0.7 * told[0].perplexity
    assert all(event.perplexity == pytest.approx(math.exp(event.loss)) for event in told)
    assert all((event.pictures, event.bands) == (2, ()) for event in told)
    best = min(told[1:], key=lambda event: event.loss).step
    assert run.folder.checkpoint(best).is_dir()


def test_a_run_that_gets_no_better_ends_early_with_its_best_weights(options: dict[str, Any]) -> None:
    more = {"validate_every": 1, "validation_share": 0.25, "early_stop": 3, "learning_rate": 0.9, "max_steps": 60}
    run = Recorded(config_of(**{**options, **more}))
    assert run.train() == "finished"
    assert len(run.steps()) < 60
    assert "stopped early" in warnings_of(run)
    best = min(validations(run)[1:], key=lambda event: event.loss).step
    assert json.loads((run.folder.path / "facts.json").read_text())["steps"] == best


def test_a_validation_changes_no_byte(options: dict[str, Any], tmp_path: Path) -> None:
    held = write_texts(tmp_path / "held.jsonl", 3)
    more = {"lora_dropout": 0.1, "validate_every": 2, "validation_dir": held, "output_dir": tmp_path / "watched"}
    plain, watched = Recorded(config_of(**{**options, "lora_dropout": 0.1})), Recorded(config_of(**{**options, **more}))
    assert (plain.train(), watched.train()) == ("finished", "finished")
    assert len(validations(watched)) == 3
    assert all(torch.equal(tensor, weights_of(watched)[name]) for name, tensor in weights_of(plain).items())


def test_commands_are_obeyed_between_steps(options: dict[str, Any]) -> None:
    run = Recorded(config_of(**{**options, "save_steps": 0}))

    def steer(event: runs.Event) -> None:
        if isinstance(event, runs.Step) and event.step == 2:
            run.waiting += [runs.Save(), runs.Pause()]
        if isinstance(event, runs.Paused):
            run.waiting.append(runs.Resume())
        if isinstance(event, runs.Resumed):
            run.waiting.append(runs.Stop())

    run.hooks.append(steer)
    assert run.train() == "stopped"
    kinds = [type(event) for event in run.events]
    assert kinds.index(runs.Checkpoint) < kinds.index(runs.Paused) < kinds.index(runs.Resumed)
    assert len(run.steps()) == 2


def test_it_goes_on_from_a_folder_of_peft(options: dict[str, Any], tmp_path: Path) -> None:
    first = Recorded(config_of(**options))
    assert first.train() == "finished"
    more = {"start_from": first.folder.result_folder("lora"), "output_dir": tmp_path / "on", "max_steps": 1}
    second = Recorded(config_of(**{**options, **more}))
    assert second.train() == "finished"
    assert second.steps()[0].loss < 0.95 * first.steps()[0].loss


def refusal(options: dict[str, Any], **own: Any) -> str:
    with pytest.raises(BadInput) as caught:
        Recorded(config_of(**{**options, **own})).train()
    text = str(caught.value)
    assert "\n" not in text
    return text


def test_wrong_settings_are_refused_before_any_training(options: dict[str, Any], tmp_path: Path, llama: Path) -> None:
    near = refusal(options, lora_target_modules="q_pro, nothing_like_it")
    assert "q_pro" in near
    assert "q_proj" in near
    assert "takes lora or dora" in refusal(options, adapter_type="loha")
    assert "needs an NVIDIA card" in refusal(options, base_quantization="4bit")
    assert "does not exist" in refusal(options, model_name_or_path=tmp_path / "nowhere")
    assert "models get" in refusal(options, model_name_or_path="someone/something")
    (tmp_path / "bert").mkdir()
    (tmp_path / "bert" / "config.json").write_text('{"architectures": ["BertForMaskedLM"], "model_type": "bert"}')
    assert "not a causal language model" in refusal(options, model_name_or_path=tmp_path / "bert")
    pictures = {**options, "task_type": "text-to-image", "base_model": llama}
    assert "set task_type to text-generation" in refusal(pictures)
    assert "makes pictures" in refusal(options, model_name_or_path=ROOT / "resources" / "starter")


def test_an_architecture_of_its_own_is_refused(options: dict[str, Any], tmp_path: Path) -> None:
    model = save_language_model(tmp_path / "own")
    config = json.loads((model / "config.json").read_text())
    config |= {"model_type": "homemade", "auto_map": {"AutoModelForCausalLM": "modeling.Mine"}}
    (model / "config.json").write_text(json.dumps(config))
    (model / "modeling.py").write_text("raise SystemExit('this ran')")
    assert "does not know" in refusal(options, model_name_or_path=model)


def test_a_model_with_missing_weights_is_refused(options: dict[str, Any], tmp_path: Path) -> None:
    from safetensors.torch import save_file

    model = save_language_model(tmp_path / "torn")
    tensors = load_file(model / "model.safetensors")
    del tensors["model.layers.1.mlp.up_proj.weight"]
    save_file(tensors, model / "model.safetensors", {"format": "pt"})
    assert "is not whole" in refusal(options, model_name_or_path=model)


def test_texts_that_cannot_be_learned_are_told(options: dict[str, Any], tmp_path: Path) -> None:
    assert "no such file or folder" in refusal(options, train_data_dir=tmp_path / "nowhere")
    broken = tmp_path / "broken.jsonl"
    broken.write_text('{"prompt": "a", "completion": "b"}\n{"prompt": "c", \n{"prompt": "d", "completion": "e"}\n')
    run = Recorded(config_of(**{**options, "train_data_dir": broken}))
    assert run.train() == "finished"
    assert "broken.jsonl, line 2" in warnings_of(run)
    assert next(event for event in run.events if isinstance(event, runs.Start)).pictures == 2
    long = tmp_path / "long.jsonl"
    long.write_text('{"prompt": "a", "completion": "' + "b" * 500 + '"}\n')
    cut = Recorded(config_of(**{**options, "train_data_dir": long, "output_dir": tmp_path / "cut"}))
    assert cut.train() == "finished"
    assert "1 of 1 texts are longer than 96 tokens" in warnings_of(cut)
    system = {"system_prompt": "s" * 200, "output_dir": tmp_path / "deep"}
    assert "no text has anything to learn from" in refusal({**options, **system}, max_seq_length=12)


def test_a_template_that_cannot_be_used_is_told_before_training(options: dict[str, Any], tmp_path: Path) -> None:
    model = save_language_model(tmp_path / "odd")
    config = json.loads((model / "tokenizer_config.json").read_text())
    config["chat_template"] = "{{ raise_exception('no chats here') }}"
    (model / "tokenizer_config.json").write_text(json.dumps(config))
    told = refusal(options, model_name_or_path=model)
    assert "no chats here" in told
    assert "set chat_template" in told


def test_plain_texts_and_models_without_pad_token_train(options: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "books").mkdir()
    for number in range(3):
        (tmp_path / "books" / f"{number}.txt").write_text(f"chapter {number}. " * (number + 2))
    run = Recorded(config_of(**{**options, "train_data_dir": tmp_path / "books", "max_steps": 8}))
    assert run.train() == "finished"
    assert run.steps()[-1].loss < run.steps()[0].loss
