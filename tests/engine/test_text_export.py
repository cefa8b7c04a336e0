"""Exports of a language model's LoRA, from a run folder: loaded by the programs' own libraries, with equal answers."""

from __future__ import annotations

import errno
import json
import shutil
from pathlib import Path
from typing import Any

import gguf
import pytest
import torch
import yaml
from peft import PeftModel
from transformers import AutoModelForCausalLM, AutoTokenizer

from engine.export import Wishes, export
from engine.families.base import Abandoned
from engine.publish.text import landing
from engine.runner import start
from engine.text_export import merged
from project.config import parse_config
from project.errors import AtelierError, BadInput, JobFailed
from tests.engine.language_models import save_language_model, write_texts
from tests.engine.publish.text.finished_run import adapted, finish, logits, uneven, weights_of
from tests.engine.publish.text.go_template import ollama
from tests.project.text_models import write_model


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = save_language_model(tmp_path_factory.mktemp("models") / "tiny-llama", "llama")
    (folder / "README.md").write_text(
        "---\nlicense: other\nlicense_name: tiny-1\nlicense_link: LICENSE.txt\n---\n# x\n"
    )
    (folder / "LICENSE.txt").write_text("\nTINY LICENCE\n")
    (folder / "generation_config.json").write_text(json.dumps({"temperature": 0.6, "do_sample": False}))
    return folder


@pytest.fixture
def run(base: Path, tmp_path: Path) -> Path:
    return finish(tmp_path / "run", base, uneven(weights_of(adapted(base))))


def plain(base: Path, dtype: torch.dtype = torch.float32) -> Any:
    return AutoModelForCausalLM.from_pretrained(base, dtype=dtype)


KINDS: dict[str, dict[str, Any]] = {
    "lora": {}, "dora": {"use_dora": True}, "rslora": {"use_rslora": True},
    "patterns": {"rank_pattern": {"q_proj": 2}, "alpha_pattern": {"v_proj": 3}},
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_peft_loads_the_folder_with_equal_logits(kind: str, base: Path, tmp_path: Path) -> None:
    model = adapted(base, **KINDS[kind])
    files = export(finish(tmp_path / "run", base, weights_of(model)), "peft", tmp_path / "out")
    assert files[0] == tmp_path / "out" / "manner" / "adapter_model.safetensors"
    assert {file.name for file in files[1:]} == {"README.md", "adapter_config.json"}
    loaded = PeftModel.from_pretrained(plain(base), files[0].parent)
    torch.testing.assert_close(logits(loaded), logits(model), rtol=1e-5, atol=1e-5)
    assert (logits(loaded) - logits(plain(base))).abs().max() > 0.1


def test_a_strength_is_written_into_an_adapter(run: Path, base: Path, tmp_path: Path) -> None:
    export(run, "peft", tmp_path, Wishes(name="whole"))
    export(run, "peft", tmp_path, Wishes(name="half", weight=0.5))
    whole, half = (PeftModel.from_pretrained(plain(base), tmp_path / name) for name in ("whole", "half"))
    for module in whole.modules():
        if hasattr(module, "set_scale"):
            module.set_scale("default", 0.5)
    torch.testing.assert_close(logits(half), logits(whole), rtol=1e-5, atol=1e-5)
    dora = finish(tmp_path / "dora", base, weights_of(adapted(base, use_dora=True)))
    with pytest.raises(BadInput, match="DoRA"):
        export(dora, "peft", tmp_path, Wishes(name="no", weight=0.5))
    with pytest.raises(BadInput, match="strength above 0"):
        export(run, "gguf", tmp_path, Wishes(weight=0.0))
    assert not (tmp_path / "no").exists()


@pytest.mark.parametrize("kind", ["lora", "dora"])
def test_a_merged_model_answers_as_base_and_adapter(kind: str, base: Path, tmp_path: Path) -> None:
    model = adapted(base, **KINDS[kind])
    run = finish(tmp_path / "run", base, weights_of(model))
    files = export(run, "merged", tmp_path, Wishes(dtype="fp32"))
    folder = tmp_path / "manner-merged"
    assert files[0] == folder / "model.safetensors"
    torch.testing.assert_close(logits(plain(folder)), logits(model), rtol=1e-4, atol=1e-4)
    tokenizer = AutoTokenizer.from_pretrained(folder)
    turns = [{"role": "user", "content": "hi"}]
    own = AutoTokenizer.from_pretrained(base).apply_chat_template(turns, tokenize=False)
    assert tokenizer.apply_chat_template(turns, tokenize=False) == own
    assert json.loads((folder / "generation_config.json").read_text())["temperature"] == 0.6
    assert (folder / "LICENSE.txt").is_file()


def test_a_merged_model_in_fewer_bits_and_at_another_strength(run: Path, base: Path, tmp_path: Path) -> None:
    said: list[str] = []
    export(run, "merged", tmp_path, Wishes(dtype="bf16", weight=0.5), lambda phase, *_: said.append(phase))
    assert "MB will be written" in " ".join(said)
    held = plain(tmp_path / "manner-merged", torch.bfloat16)
    assert json.loads((tmp_path / "manner-merged" / "config.json").read_text())["dtype"] == "bfloat16"
    half = export(run, "peft", tmp_path, Wishes(name="half", weight=0.5))[0].parent
    wanted = logits(PeftModel.from_pretrained(plain(base), half))
    got, without = logits(held), logits(plain(base))
    assert (got - wanted).abs().max() < 0.3 * (without - wanted).abs().max()


def test_another_template_than_the_models_own_goes_along(base: Path, tmp_path: Path) -> None:
    run = finish(tmp_path / "run", base, weights_of(adapted(base)), chat_template="chatml")
    export(run, "merged", tmp_path)
    turns = [{"role": "user", "content": "hi"}]
    text = AutoTokenizer.from_pretrained(tmp_path / "manner-merged").apply_chat_template(
        turns, tokenize=False, add_generation_prompt=True
    )
    assert text.endswith("<|im_start|>user\nhi<|im_end|>\n<|im_start|>assistant\n")


def test_an_adapter_for_ollama(base: Path, tmp_path: Path) -> None:
    run = finish(tmp_path / "run", base, weights_of(adapted(base)), system_prompt='Say "ahoy"')
    files = export(run, "ollama", tmp_path, Wishes(name="My Manner", weight=0.5))
    folder = tmp_path / "My Manner-ollama"
    assert files[0] == folder / "Modelfile"
    assert {file.name for file in files[1:]} == {"My Manner.gguf", "README.md"}
    text = files[0].read_text()
    lines = text.splitlines()
    assert "# Make the model:  ollama create my-manner -f Modelfile" in lines
    assert f"FROM {base}" in lines
    assert "ADAPTER ./My Manner.gguf" in lines
    assert 'SYSTEM Say "ahoy"' in lines
    assert "PARAMETER stop <|eot_id|>" in lines
    assert "PARAMETER temperature 0.6" in lines
    assert "PARAMETER num_ctx 128" in lines
    assert "tiny-1 (LICENSE.txt)" in text
    assert "cuts spaces" in text
    template = text.split('TEMPLATE """')[1].split('"""')[0]
    turns = [("system", "s"), ("user", "a"), ("assistant", "b"), ("user", "c")]
    own = AutoTokenizer.from_pretrained(base).apply_chat_template(
        [{"role": role, "content": content} for role, content in turns], tokenize=False, add_generation_prompt=True
    )
    # byte-level tokenizers of this kind put no mark before a text, so the template has to
    assert ollama(template, turns) == own
    reader = gguf.GGUFReader(folder / "My Manner.gguf")
    assert {found.tensor_type.name for found in reader.tensors} == {"F16"}


def test_the_base_of_a_modelfile_can_be_named(run: Path, tmp_path: Path) -> None:
    text = export(run, "ollama", tmp_path, Wishes(ollama_base="llama3.2:1b"))[0].read_text()
    assert "\nFROM llama3.2:1b\n" in text


def test_the_model_card(base: Path, tmp_path: Path) -> None:
    run = finish(tmp_path / "run", base, weights_of(adapted(base)), system_prompt="Be brief.")
    card = (export(run, "peft", tmp_path)[0].parent / "README.md").read_text()
    front = yaml.safe_load(card.split("---")[1])
    assert (front["base_model"], front["license"], front["library_name"]) == ("tiny-llama", "tiny-1", "peft")
    for part in ("| texts | 8 |", "| steps | 12 |", "> Be brief.", "<|start_header_id|>user<|end_header_id|>",
                 "PeftModel.from_pretrained", "under the licence tiny-1"):  # fmt: skip
        assert part in card


def left_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


@pytest.mark.parametrize(("to", "name"), [("peft", "manner"), ("gguf", "manner.gguf"), ("ollama", "manner-ollama")])
def test_what_is_there_is_replaced_only_on_demand(to: str, name: str, run: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    export(run, to, out)
    before = {path: path.stat().st_ino for path in out.rglob("*")}
    with pytest.raises(BadInput, match=r"already exists.*--overwrite"):
        export(run, to, out)
    assert {path: path.stat().st_ino for path in out.rglob("*")} == before
    export(run, to, out, Wishes(overwrite=True))
    assert left_in(out) == [name]
    assert {path: path.stat().st_ino for path in out.rglob("*")}.keys() == before.keys()


def test_a_folder_with_other_things_is_never_replaced(run: Path, tmp_path: Path) -> None:
    (tmp_path / "out" / "manner").mkdir(parents=True)
    (tmp_path / "out" / "manner" / "thesis.odt").write_text("precious")
    with pytest.raises(BadInput, match="holds other things"):
        export(run, "peft", tmp_path / "out", Wishes(overwrite=True))
    assert (tmp_path / "out" / "manner" / "thesis.odt").read_text() == "precious"


def test_a_full_disk_leaves_nothing(run: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    monkeypatch.setattr(landing, "free_space", lambda _: 1000)
    with pytest.raises(JobFailed, match="MB left; make room"):
        export(run, "merged", out)
    monkeypatch.undo()

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(merged, "_save", full)  # no disk can be filled here
    with pytest.raises(JobFailed, match=r"manner-merged: no room on the disk, and nothing was written"):
        export(run, "merged", out)
    assert left_in(out) == []


def test_a_damaged_result_is_said_and_nothing_written(run: Path, tmp_path: Path) -> None:
    file = run / "manner" / "adapter_model.safetensors"
    file.write_bytes(file.read_bytes()[:500])
    for to in ("peft", "merged", "gguf", "ollama"):
        with pytest.raises(BadInput, match="damaged"):
            export(run, to, tmp_path / "out")
    assert left_in(tmp_path / "out") == []


def test_a_base_model_that_is_gone_or_another(base: Path, tmp_path: Path) -> None:
    moved = tmp_path / "moved"
    shutil.copytree(base, moved)
    run = finish(tmp_path / "run", moved, weights_of(adapted(moved)))
    shutil.rmtree(moved)
    for to in ("peft", "merged", "gguf", "ollama"):
        with pytest.raises(BadInput, match="does not exist"):
            export(run, to, tmp_path / "out")
    save_language_model(moved, "llama", hidden_size=64)
    with pytest.raises(BadInput, match="does not fit this base model"):
        export(run, "gguf", tmp_path / "out")
    assert left_in(tmp_path / "out") == []


def test_a_result_that_answers_otherwise_is_not_written(
    run: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last guard: a merge that went wrong."""
    monkeypatch.setattr(merged, "merge", lambda *_: None)
    with pytest.raises(JobFailed, match="does not answer as the trained LoRA does"):
        export(run, "merged", tmp_path / "out")
    assert left_in(tmp_path / "out") == []


def test_targets_of_the_other_task_are_refused(run: Path, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="exported to peft, merged, gguf or ollama, not to webui"):
        export(run, "webui", tmp_path)


def test_names_that_cannot_be_files(run: Path, tmp_path: Path) -> None:
    with pytest.raises(AtelierError, match="cannot be the name"):
        export(run, "peft", tmp_path, Wishes(name="a/b"))


def test_the_mark_of_the_beginning_is_left_to_ollama_where_the_tokenizer_puts_it(base: Path, tmp_path: Path) -> None:
    folder = tmp_path / "marked"
    shutil.copytree(base, folder)
    config = (folder / "config.json").read_text()
    write_model(folder, "llama31")
    (folder / "config.json").write_text(config)
    run = finish(tmp_path / "run", folder, weights_of(adapted(folder)))
    text = export(run, "ollama", tmp_path)[0].read_text()
    template = text.split('TEMPLATE """')[1].split('"""')[0]
    written = ollama(template, [("user", "hi")])
    assert written.startswith("<|start_header_id|>system<|end_header_id|>\n\nToday Date: ")
    assert "<|begin_of_text|>" not in text
    assert "Today Date: 19 Feb 2025" in written  # the day on which the run began
    assert "here stands that of the training" in text


@pytest.mark.parametrize("settings", [{"lora_init": "pissa"}, {"rslora": True, "adapter_type": "dora"}])
def test_a_real_training_is_exported(settings: dict[str, object], base: Path, tmp_path: Path) -> None:
    """PiSSA's result has twice the rank, since what the base lost is in it."""
    values = {"task_type": "text-generation", "model_name_or_path": str(base), "output_dir": str(tmp_path / "run"),
              "train_data_dir": str(write_texts(tmp_path / "texts" / "a.jsonl")), "output_name": "manner",
              "max_steps": 2, "batch_size": 2, "lora_rank": 4, "learning_rate": 0.01, "fp16": False,
              "bf16": False} | settings  # fmt: skip
    start(parse_config(values, "test"))
    result = tmp_path / "run" / "manner"
    assert "<|start_header_id|>user<|end_header_id|>" in (result / "README.md").read_text()
    out = export(tmp_path / "run", "peft", tmp_path / "out")[0].parent
    rank = json.loads((out / "adapter_config.json").read_text())["r"]
    assert rank == (8 if "lora_init" in settings else 4)
    meant = logits(PeftModel.from_pretrained(plain(base), result))
    assert (meant - logits(plain(base))).abs().max() > 1e-3
    torch.testing.assert_close(logits(PeftModel.from_pretrained(plain(base), out)), meant, rtol=1e-5, atol=1e-5)
    export(tmp_path / "run", "merged", tmp_path / "out", Wishes(dtype="fp32"))
    torch.testing.assert_close(logits(plain(tmp_path / "out" / "manner-merged")), meant, rtol=1e-4, atol=1e-4)


@pytest.mark.parametrize("when", ["merging", "writing the model", "writing the files"])
def test_a_stopped_export_leaves_nothing(when: str, run: Path, tmp_path: Path) -> None:
    def stop(phase: str, _done: int, _total: int) -> None:
        if phase == when:
            raise Abandoned("the export was stopped")

    with pytest.raises(Abandoned):
        export(run, "merged", tmp_path / "out", Wishes(), stop)
    assert left_in(tmp_path / "out") == []
