"""The form made from the schema: every option, its value both ways, marks, errors, what does not count, and search."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QKeySequence, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.train.checks import DEFAULTS, OPTIONS, PROJECT_KEYS, idle_keys, problems
from gui.train.fields import ChoiceEditor, Editor, LinesEditor, SwitchEditor, TextEditor
from gui.train.form import Form
from gui.train.number_fields import NumberEditor, SizeEditor
from gui.train.parts import KEYS
from gui.train.picked_fields import ColorEditor
from gui.train.row import Row
from gui.train.state import FormState
from gui.train.synonyms import SYNONYMS
from project.config import parse_config, to_mapping
from project.options import PICTURES, OptionInfo, all_options

OTHER = {
    "task_type": "text-to-image", "base_model": "/models/some", "family": "sd15", "prediction_type": "v_prediction",
    "model_name_or_path": "/models/words", "max_seq_length": 77, "metadata_path": "/data/words.csv",
    "resolution": "768x512", "min_size": 64, "trigger_word": "zxw", "missing_caption": "skip",
    "background_color": "#336699", "bucket": False, "bucket_step": 16, "max_aspect_ratio": 3.5,
    "horizontal_flip": True, "random_crop": True, "caption_shuffle": True, "keep_tokens": 2, "caption_dropout": 0.05,
    "concepts": ["/data/dogs | repeats=1.5", "/data/cats | weight=0.5 | regularisation"], "balance_concepts": True,
    "reg_data_dir": "/data/reg", "reg_weight": 0.5, "class_word": "dog", "bucket_no_upscale": True,
    "color_jitter": 0.1, "caption_variants": "random", "caption_wildcards": True, "caption_prefix": "photo of",
    "caption_suffix": ", night", "caption_separator": ";", "keep_tokens_separator": "|||", "tag_dropout": 0.1,
    "caption_dropout_to": "trigger", "mask_source": "folder", "mask_dir": "/data/masks", "mask_floor": 0.1,
    "cache": False, "cache_dir": "/cache", "lora_rank": 16, "lora_alpha": 4.5, "lora_dropout": 0.1,
    "lora_target_modules": ["to_q", "to_v"], "train_text_encoder": True, "text_encoder_learning_rate": 5e-5,
    "text_encoder_target_modules": ["q_proj"], "batch_size": 3, "epochs": 7, "max_steps": 900,
    "gradient_accumulation_steps": 4, "learning_rate": 2.5e-4, "optimizer": "Lion",
    "optimizer_args": ["betas=0.8, 0.95"], "lokr_factor": 4, "lora_init": "gaussian",
    "scheduler_steps": ["0.5=0.3"], "block_ranks": ["mid_block=4"], "block_learning_rates": ["mid_block=1e-5"],
    "base_loras": ["/loras/a.safetensors:0.5"], "weight_decay": 0.02,
    "scheduler": "linear", "warmup_steps": 30, "max_grad_norm": 0.5, "min_snr_gamma": 5.0, "noise_offset": 0.05,
    "seed": 4294967295, "fp16": False, "bf16": True, "device": "cuda:1", "gradient_checkpointing": True,
    "output_name": "ink", "save_steps": 50, "keep_checkpoints": 0, "log_dir": "/logs",
    "preview_prompts": ["a cat", "a dog, running"], "preview_every": 25, "preview_seed": 1, "preview_steps": 12,
    "preview_guidance": 7.5, "negative_prompt": "blurry", "text_columns": ["question=prompt"],
}  # fmt: skip


def other_value(info: OptionInfo) -> Any:
    """A value that is allowed and not the default."""
    if info.kind == "switch":
        return not info.default
    if info.kind == "choice":
        return next(choice.value for choice in info.choices if choice.value != info.default)
    if info.kind in ("integer", "number"):
        assert info.minimum is not None
        assert info.maximum is not None
        step = 1 if info.kind == "integer" else 0.25
        return info.default + step if info.default + step <= info.maximum else info.default - step
    return {"names": ["one", "two"], "lines": ["one", "two words"], "path": "/some/where"}.get(info.kind, "words")


IDLE = idle_keys(PICTURES)
OTHER = {info.key: other_value(info) for info in all_options() if info.key not in (*PROJECT_KEYS, *OTHER)} | OTHER


def row(form: Form, key: str) -> Row:
    found = form.row(key)
    assert found is not None, key
    return found


def editor(form: Form, key: str) -> Any:
    return row(form, key).editor


def type_into(qtbot: QtBot, edited: Editor, text: str) -> None:
    field = edited.focusProxy()
    assert field is not None
    qtbot.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(field, text)


def test_every_option_has_a_field_or_is_the_projects(form: Form) -> None:
    shown = {key for group in form.groups.values() for key in group.rows}
    assert shown | set(PROJECT_KEYS) | IDLE == {info.key for info in all_options()}
    assert not shown & (set(PROJECT_KEYS) | IDLE)
    assert "task_type" in IDLE, "the project says what is trained"
    assert not any(OPTIONS[key].serves(PICTURES) for key in IDLE - {"task_type"})


def test_all_values_of_a_config_make_the_round_trip(form: Form, state: FormState) -> None:
    known = to_mapping(parse_config(OTHER, "test"))
    assert [key for key in OPTIONS if key not in OTHER] == list(PROJECT_KEYS)
    same = {key for key in OTHER if known[key] == DEFAULTS[key]}
    assert same == {"task_type"}, "this has one choice; all others must differ to be tested"
    state.begin("", {}, {key: known[key] for key in OTHER})
    for key in OTHER.keys() - IDLE:
        value = editor(form, key).value()
        assert value == known[key], key
        assert type(value) is type(known[key]), key
    assert parse_config(state.mapping(), "form") == parse_config(OTHER, "test")


def test_defaults_make_the_round_trip(form: Form, state: FormState) -> None:
    state.begin("", {}, {})
    for key in OTHER.keys() - IDLE:
        assert editor(form, key).value() == DEFAULTS[key], key


def test_kinds_get_their_editors(form: Form) -> None:
    kinds = {"bucket": SwitchEditor, "fp16": ChoiceEditor, "scheduler": ChoiceEditor, "epochs": NumberEditor,
             "learning_rate": NumberEditor, "resolution": SizeEditor, "preview_prompts": LinesEditor,
             "lora_target_modules": TextEditor, "background_color": ColorEditor}  # fmt: skip
    for key, kind in kinds.items():
        assert type(editor(form, key)) is kind, key


def test_tooltip_has_range_unit_and_key(form: Form) -> None:
    tip = row(form, "batch_size").title.toolTip()
    assert OPTIONS["batch_size"].tooltip in tip
    assert "1 to 1024 examples" in tip
    assert "batch_size" in tip


@pytest.mark.parametrize(
    ("typed", "value", "shown"),
    [("1e-4", 1e-4, "0.0001"), ("2E-3", 0.002, "0.002"), ("0,5", 0.5, "0.5"), ("1e-9", 1e-9, "1e-09")],
)
def test_numbers_are_read_as_people_write_them(
    qtbot: QtBot, form: Form, state: FormState, typed: str, value: float, shown: str
) -> None:
    edited = editor(form, "learning_rate")
    type_into(qtbot, edited, typed)
    assert state.value("learning_rate") == value
    edited.field.left.emit()
    assert edited.field.text() == shown


def test_a_changed_value_is_marked_and_one_click_returns(qtbot: QtBot, form: Form, state: FormState) -> None:
    state.begin("art", {"lora_rank": 16}, {})
    rank = row(form, "lora_rank")
    assert state.differing() == []
    type_into(qtbot, rank.editor, "32")
    assert state.differing() == ["lora_rank"]
    assert rank._reset is not None
    assert "16" in rank._reset.toolTip()
    qtbot.mouseClick(rank._reset, Qt.MouseButton.LeftButton)
    assert state.value("lora_rank") == 16
    assert not rank.differs
    assert rank._reset.isHidden()


def test_reset_all_is_one_step(form: Form, state: FormState) -> None:
    state.set_value("epochs", 3)
    state.set_value("bucket", False)
    state.reset_all()
    assert state.differing() == []
    state.undo_stack.undo()
    assert state.differing() == ["bucket", "epochs"]


def test_error_stands_at_its_field(qtbot: QtBot, form: Form, state: FormState) -> None:
    type_into(qtbot, editor(form, "epochs"), "many")
    type_into(qtbot, editor(form, "background_color"), "reddish")
    assert set(state.errors) == {"epochs", "background_color"}
    assert row(form, "epochs").note() == 'Must be a whole number from 1 to 100000 (epochs), not "many".'
    assert editor(form, "epochs").field.property("invalid") is True
    type_into(qtbot, editor(form, "epochs"), "12")
    assert row(form, "epochs").note() == ""
    assert set(state.errors) == {"background_color"}


def test_two_settings_that_exclude_each_other_are_both_right_after_one_is_mended(form: Form, state: FormState) -> None:
    state.set_value("fp16", True)
    state.set_value("bf16", True)
    assert len(state.errors) == 1
    assert "fp16 and bf16 cannot both be on" in row(form, next(iter(state.errors))).note()
    state.set_value("fp16", False)
    assert state.errors == {}
    assert row(form, "bf16").note() != "fp16 and bf16 cannot both be on: switch one of them off."


def test_every_wrong_value_is_found_at_its_key() -> None:
    wrong = {"learning_rate": "x", "resolution": "12x", "device": "toaster", "batch_size": 0, "output_name": "a/b"}
    assert set(problems({**DEFAULTS, **wrong})) == set(wrong)


def test_what_does_not_count_is_disabled_with_the_reason(qtbot: QtBot, form: Form, state: FormState) -> None:
    step = row(form, "bucket_step")
    assert step.editor.isEnabled()
    qtbot.mouseClick(editor(form, "bucket").field, Qt.MouseButton.LeftButton)
    assert state.value("bucket") is False
    assert not step.editor.isEnabled()
    assert step.note() == "Counts only while “Keep aspect ratios” is on."
    assert step.note() in step.editor.toolTip()
    state.undo_stack.undo()
    assert step.editor.isEnabled()


def test_search_finds_titles_keys_and_explanations_of_both_levels(qtbot: QtBot, form: Form) -> None:
    form.set_advanced(False)
    assert row(form, "seed").isHidden()
    form.search("SEED")
    assert not row(form, "seed").isHidden()
    assert row(form, "epochs").isHidden()
    assert "<u>" in row(form, "seed").title.text()
    form.search("lora_alpha")
    assert not row(form, "lora_alpha").isHidden()
    form.search("lopsided faces")
    assert not row(form, "horizontal_flip").isHidden()
    form.search("nothing like this")
    assert not form.empty.isHidden()
    form.search("")
    assert form.empty.isHidden()
    assert row(form, "seed").isHidden()
    assert row(form, "epochs").title.text() == "Epochs"


def test_search_knows_other_trainers_names(form: Form) -> None:
    wanted = {"network_dim": "lora_rank", "unet_lr": "learning_rate", "min_snr": "min_snr_gamma", "locon": "conv_rank",
              "multires_noise_iterations": "pyramid_noise_iterations", "network_weights": "start_from"}  # fmt: skip
    for words, key in wanted.items():
        form.search(words)
        assert key in form.wanted(), words
    assert set(SYNONYMS) <= set(OPTIONS)


def test_long_groups_have_parts_and_lose_no_setting(form: Form) -> None:
    for section, lists in KEYS.items():
        assert {key for keys in lists for key in keys} <= {
            info.key for info in all_options() if info.section == section
        }
    for group in form.groups.values():
        assert len({info.key for info in group.infos}) == len(group.infos)
    heading = form.groups["adapter"].part("Text encoders")
    assert not heading.isHidden()
    form.search("alpha")
    assert heading.isHidden(), "what a search found needs no headings"
    form.search("")
    form.set_advanced(False)
    assert heading.isHidden(), "a short group neither"


def test_a_lora_to_go_on_from_is_a_file_and_is_seen_at_every_level(qtbot: QtBot, form: Form, state: FormState) -> None:
    assert editor(form, "start_from").kinds
    assert not editor(form, "cache_dir").kinds
    form.set_advanced(False)
    assert row(form, "start_from").isHidden()
    state.set_value("start_from", "/loras/ink.safetensors")
    qtbot.waitUntil(lambda: not row(form, "start_from").isHidden())


def test_only_changed_shows_just_those(qtbot: QtBot, form: Form, state: FormState) -> None:
    state.set_value("seed", 1)
    form.set_only_changed(True)
    visible = {key for group in form.groups.values() for key, found in group.rows.items() if not found.isHidden()}
    assert visible == {"seed"}
    state.reset_all()
    qtbot.waitUntil(lambda: not form.empty.isHidden())


def test_basic_shows_only_basic_and_what_is_wrong(qtbot: QtBot, form: Form, state: FormState) -> None:
    form.set_advanced(False)
    basic = {info.key for info in all_options() if info.level == "basic"}
    assert form.wanted() == basic - set(PROJECT_KEYS) - IDLE
    state.set_value("seed", "luck")
    assert "seed" in form.wanted()


def test_rows_are_built_in_slices_from_the_top(qtbot: QtBot) -> None:
    form = Form(FormState(), advanced=True)
    qtbot.addWidget(form)
    assert not form.ready()
    built = []
    while not form.ready():
        QApplication.processEvents()
        built.append({name for name, group in form.groups.items() if group.rows})
    assert built[0] <= {"own", "model", "data"}, "the first turn leaves most for later"
    assert built[-1] == set(form.groups) - {"text"}, "which belongs to another task"


def test_folded_group_opens_for_the_way_to_a_field(qtbot: QtBot, form: Form, state: FormState) -> None:
    group = form.groups["training"]
    group.heading.click()
    assert not row(form, "epochs").isVisible()
    form.go_to("epochs")
    assert row(form, "epochs").isVisible()


def test_wheel_changes_no_field_that_is_not_focused(form: Form, state: FormState) -> None:
    for key in ("epochs", "scheduler", "resolution"):
        field = editor(form, key).field
        field.clearFocus()
        before = state.value(key)
        event = QWheelEvent(
            QPointF(5, 5), QPointF(5, 5), QPoint(0, -120), QPoint(0, -120), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(field, event)
        assert state.value(key) == before
        assert editor(form, key).value() == before
        assert not event.isAccepted()


def test_arrow_keys_step_a_number_within_its_range(qtbot: QtBot, form: Form, state: FormState) -> None:
    field = editor(form, "batch_size").field
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert state.value("batch_size") == 2
    for _ in range(3):
        qtbot.keyClick(field, Qt.Key.Key_Down)
    assert state.value("batch_size") == 1
    rate = editor(form, "learning_rate").field
    qtbot.keyClick(rate, Qt.Key.Key_Up)
    assert state.value("learning_rate") == 2e-4
    state.set_value("learning_rate", 1e-3)
    qtbot.keyClick(rate, Qt.Key.Key_Down)
    assert state.value("learning_rate") == 9e-4


def test_undo_in_a_field_is_the_forms_undo(qtbot: QtBot, form: Form, state: FormState) -> None:
    """A line edit would take Ctrl+Z for itself, and could only undo its own letters."""
    undo = QKeySequence("Ctrl+Z")
    assert undo == QKeySequence(QKeySequence.StandardKey.Undo)
    type_into(qtbot, editor(form, "epochs"), "25")
    state.seal()
    type_into(qtbot, editor(form, "lora_rank"), "4")
    qtbot.keyClick(editor(form, "lora_rank").field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    state.undo_stack.undo()
    assert state.value("lora_rank") == DEFAULTS["lora_rank"]
    assert editor(form, "lora_rank").field.text() == str(DEFAULTS["lora_rank"])
    state.undo_stack.undo()
    assert state.value("epochs") == DEFAULTS["epochs"]
    state.undo_stack.redo()
    assert editor(form, "epochs").field.text() == "25"


def test_what_is_typed_in_one_go_is_one_step(qtbot: QtBot, form: Form, state: FormState) -> None:
    type_into(qtbot, editor(form, "negative_prompt"), "blurry")
    assert state.undo_stack.count() == 1
    state.undo_stack.undo()
    assert state.value("negative_prompt") == ""
