"""Presets: those of the app, those of the person, files from elsewhere, and how values fit a model and a device."""

import dataclasses
from pathlib import Path

import pytest

from project.config import load_config, parse_config, to_mapping
from project.device import DeviceFacts
from project.errors import BadInput
from project.options import all_options
from project.presets import (
    PRESET_KEYS,
    SUBJECTS,
    Preset,
    adapt_to_device,
    adapt_to_model,
    apply_preset,
    damaged_presets,
    delete_preset,
    every_preset,
    export_preset,
    find_preset,
    fitted,
    import_preset,
    rename_preset,
    save_preset,
)
from project.workspace import home, resources

CPU = DeviceFacts("cpu", "a processor", 16 << 30)
CARD = DeviceFacts("cuda", "a card", 8 << 30, "0")


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATELIER_HOME", str(tmp_path / "home"))


def built_in() -> list[Preset]:
    return [preset for preset in every_preset() if preset.builtin]


# --- the app's --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("art-style", {"lora_rank": 16, "lora_alpha": 16, "epochs": 15}),
        ("character", {"resolution": 768, "batch_size": 2, "lora_dropout": 0.1}),
        ("object", {}),
        ("small-dataset", {"epochs": 6, "lora_dropout": 0.2}),
        ("low-memory", {"lora_rank": 4, "batch_size": 1, "gradient_accumulation_steps": 4, "fp16": True}),
        ("fast-trial", {}),
    ],
)
def test_the_built_in_presets_set_what_they_are_known_for(name: str, values: dict[str, object]) -> None:
    preset = find_preset(name)
    assert preset.builtin
    assert {key: preset.values[key] for key in values} == values
    assert load_config(preset.path) == parse_config(preset.values, name)
    assert preset.purpose.endswith(".")


def test_there_are_eight_in_their_order_and_no_recipe_among_them() -> None:
    names = [preset.name for preset in built_in()]
    assert names == [
        "art-style", "person", "character", "object", "concept", "small-dataset", "low-memory", "fast-trial",
    ]  # fmt: skip
    assert load_config(resources() / "presets" / "demo.yaml").training.epochs == 70


def test_every_subject_has_a_preset() -> None:
    assert {find_preset(subject.preset).name for subject in SUBJECTS.values()} >= {"art-style", "character", "object"}
    assert list(SUBJECTS) == ["style", "character", "object", "clothing", "place", "concept"]


def test_no_preset_may_set_a_path_a_device_or_a_word_of_one_project() -> None:
    paths = {info.key for info in all_options() if info.kind == "path"}
    assert not paths & set(PRESET_KEYS)
    assert not {"device", "output_name", "trigger_word", "preview_prompts"} & set(PRESET_KEYS)
    assert {"lora_rank", "epochs", "fp16", "resolution"} <= set(PRESET_KEYS)


# --- the person's -----------------------------------------------------------------------------------------------------


def test_saving_finding_renaming_deleting() -> None:
    saved = save_preset("  My   portraits ", "For friends.", {"lora_rank": 12, "learning_rate": "3e-4",
                                                              "output_dir": "/secret", "device": "cpu"})  # fmt: skip
    assert saved.title == "My portraits"
    assert saved.values == {"lora_rank": 12, "learning_rate": 3e-4}
    assert "/secret" not in saved.path.read_text()
    assert find_preset("my-portraits") == saved
    assert find_preset("MY PORTRAITS") == saved
    assert every_preset()[-1] == saved

    renamed = rename_preset(saved, "Friends: №1")
    assert (renamed.title, renamed.name) == ("Friends: №1", "my-portraits")
    assert find_preset("my-portraits") == renamed

    delete_preset(renamed)
    delete_preset(renamed)
    assert every_preset() == built_in()


@pytest.mark.parametrize("title", ["", "   ", "art STYLE", "x" * 81])
def test_a_title_is_needed_and_its_own(title: str) -> None:
    with pytest.raises(BadInput, match="name"):
        save_preset(title, "", {"lora_rank": 4})
    assert every_preset() == built_in()


def test_what_comes_with_the_app_stays() -> None:
    style = find_preset("art-style")
    for change in (lambda: rename_preset(style, "Mine"), lambda: delete_preset(style)):
        with pytest.raises(BadInput, match="comes with the app"):
            change()
    assert find_preset("art-style") == style


def test_a_preset_s_file_never_takes_the_name_of_a_built_in_one() -> None:
    saved = save_preset("Art-style", "", {"lora_rank": 64})
    assert saved.name != "art-style"
    assert find_preset("art-style").builtin
    again = save_preset("Art / style", "", {"lora_rank": 32})
    assert again.path != saved.path


def test_all_values_of_a_form_survive_the_way_to_the_disk() -> None:
    values = {**to_mapping(parse_config({"scheduler": "linear", "bf16": True}, "")), "background_color": "#102030"}
    saved = save_preset("Everything", "", values)
    assert set(saved.values) == set(PRESET_KEYS)
    assert find_preset("everything").values == saved.values


def test_an_unknown_name_gets_the_nearest() -> None:
    with pytest.raises(BadInput, match='did you mean "art-style"'):
        find_preset("art-stile")
    with pytest.raises(BadInput, match="there are art-style, person, character"):
        find_preset("zzz")


# --- files ------------------------------------------------------------------------------------------------------------


def test_export_and_import_give_the_same_preset(tmp_path: Path) -> None:
    style = find_preset("art-style")
    export_preset(style, tmp_path / "out.yaml")
    taken = import_preset(tmp_path / "out.yaml")
    assert (taken.title, taken.purpose, taken.values) == ("Art style 2", style.purpose, style.values)
    assert load_config(tmp_path / "out.yaml").adapter.lora_rank == 16
    assert import_preset(tmp_path / "out.yaml").title == "Art style 3"


def test_a_plain_config_is_taken_without_its_paths(tmp_path: Path) -> None:
    plain = tmp_path / "Alte Kirche.yaml"
    plain.write_text("base_model: /models/x\ntrain_data_dir: /p\noutput_dir: /o\nlora_rank: 20\nlearning_rate: 2e-4\n")
    taken = import_preset(plain)
    assert taken.title == "Alte Kirche"
    assert taken.values == {"lora_rank": 20, "learning_rate": 2e-4}
    assert taken.path.parent == home() / "presets"
    assert "/models" not in taken.path.read_text()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "preset: {version: 1}\nlora_rank: 0\n",
            r"mine\.yaml, line 2: lora_rank must be a whole number from 1 to 1024",
        ),
        ("preset: {version: 1}\nlora_rnk: 4\n", r'line 2: unknown key "lora_rnk"; did you mean "lora_rank"'),
        ("lora_rank: [1, 2]\n", r"line 1: lora_rank must be"),
        ("preset: {version: 2, made_with: 0.9.1}\nnew_option: 1\n", r"needs LoRA Atelier 0\.9\.1 or newer.*update"),
        ("preset: {version: 7}\n", "needs an app that reads presets of version 7 or newer"),
        ("preset: {version: x}\nlora_rank: 4\n", "the version of a preset is a whole number"),
        ("preset: yes\nlora_rank: 4\n", "line 1: preset is the block"),
        ("preset:\nlora_rank: 4\n", "line 1: preset is the block"),
        (f"preset: {{title: {'x' * 81}}}\nlora_rank: 4\n", "at most 80 letters"),
        ("preset: {version: 1, title: Nothing}\noutput_dir: /x\n", "sets nothing"),
        ("- a\n- b\n", "a config is a list of"),
        ("\x00\x01", "not readable as YAML"),
    ],
)
def test_a_file_that_cannot_be_used_says_why_and_changes_nothing(tmp_path: Path, text: str, words: str) -> None:
    bad = tmp_path / "mine.yaml"
    bad.write_text(text)
    with pytest.raises(BadInput, match=words):
        import_preset(bad)
    assert every_preset() == built_in()


def test_a_damaged_file_of_the_person_s_is_told_and_not_fatal() -> None:
    folder = home() / "presets"
    folder.mkdir(parents=True)
    (folder / "broken.yaml").write_text("lora_rank: many\n")
    (folder / "binary.yml").write_bytes(b"\xff\xfe\x00")
    (folder / "notes.txt").write_text("no preset")
    good = save_preset("Good", "", {"lora_rank": 4})
    assert every_preset() == [*built_in(), good]
    damaged = dict(damaged_presets())
    assert {path.name for path in damaged} == {"broken.yaml", "binary.yml"}
    assert "line 1: lora_rank must be" in damaged[folder / "broken.yaml"]
    with pytest.raises(BadInput, match="line 1: lora_rank must be"):
        find_preset("broken")


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "presets").write_text("a file in the way")
    with pytest.raises(BadInput, match="presets"):
        save_preset("Mine", "", {"lora_rank": 4})
    with pytest.raises(BadInput, match="choose another folder"):
        export_preset(find_preset("object"), tmp_path / "none" / "x.yaml")


def test_a_config_with_a_preset_s_block_trains() -> None:
    assert load_config(find_preset("art-style").path, ["epochs=3"]).training.epochs == 3


def test_preset_as_a_plain_key_is_still_unknown_to_a_config(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("preset: art-style\n")
    with pytest.raises(BadInput, match='unknown key "preset"'):
        load_config(path)


# --- fitting ----------------------------------------------------------------------------------------------------------


def test_half_floats_stay_only_on_a_card() -> None:
    low = find_preset("low-memory").values
    left = adapt_to_device(low, CPU)
    assert "fp16" not in left.values
    assert left.values == {key: value for key, value in low.items() if key != "fp16"}
    assert "fp16" in left.notes[0]
    assert adapt_to_device(low, CARD).values == low
    assert adapt_to_device(low, CARD).notes == []
    amd = dataclasses.replace(CARD, kind="rocm")
    assert adapt_to_device(low, amd).values == low
    assert "fp16" not in adapt_to_device(low, dataclasses.replace(CPU, kind="mps")).values


def test_the_starter_model_gets_its_own_size_and_rate() -> None:
    left = adapt_to_model(find_preset("character").values, "starter")
    assert "resolution" not in left.values
    assert left.values["learning_rate"] == 1e-3
    assert "min_snr_gamma" not in left.values
    assert any("64×64" in note and "768×768" in note for note in left.notes)
    assert len(left.notes) == 3
    fine = adapt_to_model({"resolution": 64, "learning_rate": 1e-3}, "starter")
    assert fine.values == {"resolution": 64, "learning_rate": 1e-3}
    assert fine.notes == []


def test_another_model_keeps_the_values() -> None:
    for preset in built_in():
        assert adapt_to_model(preset.values, "/somewhere/else").values == preset.values


def test_every_preset_fits_every_place() -> None:
    plain = dataclasses.replace(find_preset("object"), values={}).complete()
    for preset in built_in():
        for device in (CPU, CARD):
            left = fitted(preset, "starter", device)
            values = left.values
            assert {**preset.complete(), **left.changes(preset)} == {**plain, **values}
            config = parse_config(values, preset.name)
            assert not (config.precision.fp16 and device is CPU)


def test_applying_keeps_the_rest_and_checks_the_whole() -> None:
    config = {"train_data_dir": "/p", "epochs": 99, "seed": 7}
    style = find_preset("art-style")
    assert apply_preset(config, style) == {**config, **style.values}
    assert config["epochs"] == 99
    with pytest.raises(BadInput, match="fp16 and bf16"):
        apply_preset({"bf16": True}, find_preset("low-memory"))


def test_complete_takes_back_what_another_preset_set() -> None:
    low, style = find_preset("low-memory"), find_preset("art-style")
    assert low.complete()["fp16"] is True
    assert style.complete()["fp16"] is None
    assert set(style.complete()) == set(PRESET_KEYS)
