"""The verbs lint, import-settings and presets, and what train says before it begins."""

import json
from pathlib import Path

import pytest

from engine.cli import main
from project.config import load_config


def config(folder: Path, **values: object) -> str:
    path = folder / "config.yaml"
    path.write_text("".join(f"{key}: {json.dumps(value)}\n" for key, value in values.items()))
    return str(path)


def test_lint_says_what_does_not_go_together(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = config(tmp_path, lora_init="loftq", tag_dropout=0.9, huber_c=0.5)
    assert main(["lint", "--config", bad]) == 2
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("error: lora_init: ")
    assert any(line.startswith("warning: tag_dropout: ") for line in lines)
    assert any(line.startswith("note: huber_c has no effect") for line in lines)
    assert main(["lint", "--config", config(tmp_path, train_data_dir="sample")]) == 0
    assert capsys.readouterr().out == "all settings go together\n"


def test_train_stops_before_it_begins_where_it_would_fail(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bad = config(tmp_path, train_data_dir="sample", output_dir=str(tmp_path / "run"), mask_source="folder")
    assert main(["train", "--config", bad, "--set", "tag_dropout=0.9"]) == 2
    assert "error: The masks are to come from a folder" in capsys.readouterr().err
    assert not (tmp_path / "run").exists()


def test_import_settings_writes_a_config_and_lists_the_rest(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "theirs.json"
    theirs = {
        "network_dim": 24,
        "network_alpha": 12,
        "LoRA_type": "Standard",
        "adaptive_noise_scale": 1,
        "unet_lr": 3e-4,
    }
    file.write_text(json.dumps(theirs))
    out = tmp_path / "ours.yaml"
    assert main(["import-settings", str(file), "--output", str(out)]) == 0
    assert "adaptive_noise_scale = 1: " in capsys.readouterr().err
    read = load_config(out)
    assert (read.adapter.lora_rank, read.adapter.lora_alpha, read.optimizing.learning_rate) == (24, 12, 3e-4)
    assert main(["import-settings", str(file), "--output", str(out)]) == 2
    assert "--overwrite" in capsys.readouterr().err
    assert main(["import-settings", str(file)]) == 0
    assert "lora_rank: 24" in capsys.readouterr().out


def test_presets_are_listed_and_shown_for_a_family_and_a_card(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["presets"]) == 0
    assert "art-style " in capsys.readouterr().out
    assert main(["presets", "art-style", "--family", "sdxl", "--card", "8"]) == 0
    shown = capsys.readouterr().out
    assert "# - SDXL was itself trained with a noise offset" in shown
    path = tmp_path / "shown.yaml"
    path.write_text(shown)
    assert load_config(path).precision.encode_first
    assert main(["presets", "art-style", "--base", "starter"]) == 0
    assert "learning_rate: 0.001" in capsys.readouterr().out
    assert main(["presets", "--family", "sdxl", "--card", "8"]) == 0
    every = capsys.readouterr().out
    assert shown in every
    assert "# person\n# Person in photos" in every
    with pytest.raises(SystemExit):
        main(["presets", "art-style", "--card", "lots"])
