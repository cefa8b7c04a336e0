"""Options of what a run leaves behind: its folder, its checkpoints, its previews."""

import re
from pathlib import Path

from pydantic import field_validator

from project.schema import PICTURES, SET, TEXTS, Section, complaint, option

LONGEST_NAME = 200  # bytes: file systems take 255, of which the ending and the mark of an unfinished file need some


class OutputOptions(Section):
    """What a run leaves behind, and where."""

    output_dir: str = option("", "Run folder", "The folder that the run makes and fills.", kind="path")
    output_name: str = option(
        "", "LoRA name", "The name of the finished file, without ending. Empty = the name of the run folder."
    )
    save_steps: int = option(
        100,
        "Save every",
        "A checkpoint is saved each time so many steps are done. 0 = only at the end.",
        unit="steps",
        ge=0,
        le=10000000,
    )
    keep_checkpoints: int = option(
        3,
        "Checkpoints kept",
        "Older checkpoints than so many are deleted. 0 = all are kept.",
        unit="checkpoints",
        ge=0,
        le=100000,
        level="advanced",
    )
    log_dir: str = option(
        "",
        "TensorBoard folder",
        "Where TensorBoard's files go. Empty = a folder named tensorboard in the run folder.",
        kind="path",
        level="advanced",
    )

    @field_validator("output_name")
    @classmethod
    def _file_name(cls, value: str) -> str:
        name = re.sub(r"\.safetensors$", "", value, flags=re.IGNORECASE)
        reserved = re.fullmatch(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", name, re.IGNORECASE)
        if re.search(r'[\\/:*?"<>|\x00-\x1f]', name) or name.startswith(".") or name.endswith(".") or reserved:
            raise complaint(f'must be a plain file name without / \\ : * ? " < > |, not "{value}"')
        if len(name.encode()) > LONGEST_NAME:
            raise complaint(f"must be shorter: a file name has room for {LONGEST_NAME} letters, fewer if not Latin")
        return name

    @property
    def name(self) -> str:
        """The name of the finished file without its ending: `output_name`, or else the run folder's name."""
        return self.output_name or Path(self.output_dir).name or Path(self.output_dir or "lora").resolve().name

    @property
    def tensorboard_dir(self) -> Path:
        """`log_dir`, or else the folder `tensorboard` in the run folder."""
        return Path(self.log_dir) if self.log_dir else Path(self.output_dir) / "tensorboard"


class PreviewOptions(Section):
    """Pictures or answers made while training, to see what was learned so far."""

    preview_prompts: list[str] = option(
        [],
        "Preview prompts",
        "What to make pictures of while training, one prompt a line.",
        kind="lines",
        task=PICTURES,
    )
    test_questions: list[str] = option(
        [],
        "Test questions",
        "What the model is asked at each checkpoint, one question a line, so that its answers can be compared over "
        "time. Take some that the texts do not answer word for word.",
        kind="lines",
        task=TEXTS,
    )
    preview_every: int = option(
        0, "Preview every", "Previews are made each time so many steps are done. 0 = off.",
        unit="steps", ge=0, le=10000000, task=PICTURES,
    )  # fmt: skip
    question_tokens: int = option(
        128,
        "Longest answer",
        "Answers to test questions end here at the latest.",
        unit="tokens",
        ge=1,
        le=8192,
        level="advanced",
        applies_when=("test_questions", SET),
        task=TEXTS,
    )
    question_temperature: float = option(
        0.0,
        "Temperature of answers",
        "0 = always the likeliest word, so that only what was learned makes the difference; 0.7 is lively.",
        ge=0,
        le=2,
        level="advanced",
        applies_when=("test_questions", SET),
        task=TEXTS,
    )
    preview_seed: int = option(
        42,
        "Preview seed",
        "The same seed gives the same picture or answer, so that only what was learned makes the difference.",
        ge=0,
        le=4294967295,
        level="advanced",
    )
    preview_steps: int = option(
        20,
        "Preview steps",
        "Denoising steps of a preview. More takes longer and looks finer.",
        unit="steps",
        ge=1,
        le=1000,
        level="advanced",
        task=PICTURES,
    )
    preview_guidance: float = option(
        5.0,
        "Preview guidance",
        "How closely a preview follows its prompt. 1 = no guidance.",
        ge=0,
        le=50,
        level="advanced",
        task=PICTURES,
    )
    negative_prompt: str = option(
        "", "Negative prompt", "What a preview should not show.", level="advanced", task=PICTURES
    )
