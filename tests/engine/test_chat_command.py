"""The verbs that talk: which model a folder belongs to, answers at several strengths, a chat, a live training."""

from __future__ import annotations

import io
import shutil
import threading
from pathlib import Path

import pytest

from engine import cli
from engine.texts.talk import find_voice
from engine.worker import work
from project import runs
from project.errors import BadInput
from tests.engine.language_models import save_language_model, write_texts
from tests.engine.small_world import Recorded, config_of, write_config

QUICK = ("--temperature", "0", "--max-tokens", "12", "--device", "cpu")


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    root = tmp_path_factory.mktemp("world")
    return {
        "task_type": "text-generation", "model_name_or_path": save_language_model(root / "model"),
        "train_data_dir": write_texts(root / "texts.jsonl"), "output_name": "lora", "max_seq_length": 96,
        "max_steps": 6, "learning_rate": 0.02, "bf16": False, "device": "cpu", "save_steps": 3,
        "system_prompt": "be kind",
    }  # fmt: skip


@pytest.fixture(scope="module")
def run(settings: dict[str, object], tmp_path_factory: pytest.TempPathFactory) -> Path:
    recorded = Recorded(config_of(**settings, output_dir=tmp_path_factory.mktemp("runs") / "run"))
    assert recorded.train() == "finished"
    return recorded.folder.path


def told(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    assert cli.main([str(argument) for argument in arguments]) == 0
    return capsys.readouterr().out


def test_a_run_its_result_and_its_checkpoints_name_their_model(run: Path, settings: dict[str, object]) -> None:
    base = str(settings["model_name_or_path"])
    assert find_voice(run).lora == run / "lora"
    for folder in (run, run / "lora", run / "checkpoints" / "step-000003"):
        voice = find_voice(folder)
        assert (voice.base, voice.text.system_prompt) == (base, "be kind")
    assert find_voice(run / "checkpoints" / "step-000003").lora == run / "checkpoints" / "step-000003"
    assert find_voice(run, "elsewhere").base == "elsewhere"


def test_a_folder_from_elsewhere_is_known_by_its_own_config(run: Path, tmp_path: Path) -> None:
    shutil.copytree(run / "lora", tmp_path / "got")
    assert Path(find_voice(tmp_path / "got").base).name == "model"
    (tmp_path / "got" / "adapter_config.json").unlink()
    with pytest.raises(BadInput, match="name it with --base"):
        find_voice(tmp_path / "got")
    with pytest.raises(BadInput, match="there is no such folder"):
        find_voice(tmp_path / "none")


def test_a_run_that_is_not_finished_gives_its_newest_checkpoint(run: Path, tmp_path: Path) -> None:
    shutil.copytree(run, tmp_path / "run")
    shutil.rmtree(tmp_path / "run" / "lora")
    assert find_voice(tmp_path / "run").lora == tmp_path / "run" / "checkpoints" / "step-000006"
    shutil.rmtree(tmp_path / "run" / "checkpoints")
    with pytest.raises(BadInput, match="neither a finished LoRA nor a checkpoint"):
        find_voice(tmp_path / "run")


def test_a_run_of_pictures_is_no_partner(tmp_path: Path) -> None:
    write_config(tmp_path / "config.yaml", base_model="starter")
    with pytest.raises(BadInput, match="use the verb preview"):
        find_voice(tmp_path)


def test_one_question_at_several_strengths(run: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = told(capsys, "chat", "--lora", run, "--ask", "say red", "--strength", 0, 1, *QUICK)
    heads = [line for line in out.splitlines() if line.startswith("---")]
    assert heads == ["--- strength 0", "--- strength 1"]
    base, lora = out.removeprefix(heads[0] + "\n").split(heads[1] + "\n")
    assert base != lora
    alone = told(capsys, "chat", "--base", find_voice(run).base, "--system", "be kind", "--ask", "say red", *QUICK)
    assert alone == base


def test_a_chat_goes_on_from_what_was_said(
    run: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def chat(text: str) -> str:
        monkeypatch.setattr("sys.stdin", io.StringIO(text))
        return told(capsys, "chat", "--lora", run, "--strength", 0, *QUICK)

    once = chat("say red\n")
    assert chat("say red\nsay red\n") not in (once, once + once)
    assert chat("say red\n/clear\nsay red\n/quit\nsay red\n") == once + once


def test_what_cannot_be_answered_is_one_line(run: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["chat", "--lora", str(run), "--ask", "red " * 90, *QUICK]) == 1
    error = capsys.readouterr().err.strip().splitlines()[-1]
    assert "begin a new one" in error


def test_a_live_training_is_asked(
    settings: dict[str, object], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = runs.prepare_run(tmp_path / "run", resume=False)
    config = config_of(**{**settings, "max_steps": 100000, "save_steps": 0, "output_dir": folder.path})
    steps = threading.Event()
    thread = threading.Thread(target=lambda: work(folder, lambda e: steps.set() if e.kind == "step" else None, config))
    thread.start()
    try:
        assert steps.wait(60)
        assert told(capsys, "tell", "--run", folder.path, "ask", "--prompt", "say red", "--max-tokens", 12).strip()
        assert cli.main(["tell", "--run", str(folder.path), "ask"]) == 2
        assert "needs --prompt" in capsys.readouterr().err
        assert cli.main(["tell", "--run", str(folder.path), "ask", "--prompt", "say red", "--top-p", "7"]) == 1
        assert "top_p 7 is out of range" in capsys.readouterr().err
    finally:
        runs.send(folder.path, runs.Stop())
        thread.join(60)
    assert cli.main(["tell", "--run", str(folder.path), "ask", "--prompt", "say red"]) == 2
