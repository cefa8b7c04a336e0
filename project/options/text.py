"""Options of the texts that a language model is trained on: how they are read, and which tokens are learned."""

from typing import ClassVar

from pydantic import field_validator

from project.schema import TEXTS, Section, complaint, option

COLUMNS = ("text", "instruction", "input", "output", "system", "messages", "prompt", "completion")


def column(entry: str) -> tuple[str, str]:
    """(column in the file, what it holds) of an entry of `text_columns`: `question=prompt`. Raises a complaint."""
    theirs, equals, ours = (part.strip() for part in entry.rpartition("="))
    if not equals or not theirs or ours not in COLUMNS:
        raise complaint(
            f'must be entries such as question=prompt, with one of {", ".join(COLUMNS)} behind "=", not "{entry}"'
        )
    return theirs, ours


class TextOptions(Section):
    """How texts are read, put into the model's own form of a conversation, and learned."""

    task: ClassVar[str] = TEXTS

    text_format: str = option(
        "auto",
        "Form of the texts",
        "What a row of the data is. It is recognised row by row from the names of the columns; set it only where that "
        "goes wrong, for example for files that hold a text and a conversation side by side. Typical: auto.",
        choices={
            "auto": "recognise it from the names of the columns",
            "text": "plain text, in files of their own or in a column named text",
            "instruction": "a task, perhaps with an input, and its output (Alpaca)",
            "messages": "conversations in turns (OpenAI, ShareGPT)",
            "prompt": "a prompt and its completion, or a question and its answer",
        },
        level="advanced",
    )
    text_columns: list[str] = option(
        [],
        "Names of columns",
        "Says what columns with names of their own hold, as theirs=ours: question=prompt, reply=completion. Ours are "
        "text, instruction, input, output, system, messages, prompt and completion. Usually empty.",
        kind="names",
        level="advanced",
    )
    system_prompt: str = option(
        "",
        "System prompt",
        "Stands at the beginning of every conversation that has none of its own. Use the same one when you talk to "
        "the model later. Usually empty, or one or two sentences about the part that the model plays.",
    )
    chat_template: str = option(
        "auto",
        "Chat template",
        "How a conversation is written for the model. The model's own is right whenever it has one. A base model "
        "without one is trained as plain prompt and answer unless another form is chosen. Typical: auto.",
        choices={
            "auto": "the model's own; plain where it has none",
            "plain": "the turns one after the other with empty lines between them, without marks of roles",
            "chatml": "ChatML, with <|im_start|> and <|im_end|>, as Qwen and many others have it",
        },
        level="advanced",
    )
    train_on: str = option(
        "answers",
        "Learn from",
        "What of a conversation is learned. Answers alone keep the model from learning to ask questions. Plain texts "
        "are learned whole. Typical: answers.",
        choices={
            "answers": "the assistant's turns with their ends",
            "all": "every token, also the questions and the marks of the template",
        },
    )
    packing: bool = option(
        False,
        "Pack short texts",
        "Puts several short texts into one row up to the longest length, so that little is wasted on filling. No text "
        "sees another one. It is faster where texts are much shorter than the limit, and makes batches larger than "
        "their number says.",
        level="advanced",
    )
    group_by_length: bool = option(
        True,
        "Batches of like length",
        "Puts texts of about the same length into a batch, which saves filling. Their order is still by chance. "
        "Usually on; without effect with packing or a batch size of 1.",
        level="advanced",
    )
    neftune_alpha: float = option(
        0.0,
        "NEFTune noise",
        "Adds noise to the embeddings while training, against learning by heart (Jain et al., 2023): often better "
        "answers from a few hundred examples. 5 is usual, 15 is much. 0 = off.",
        ge=0,
        le=100,
        level="advanced",
    )

    @field_validator("text_columns")
    @classmethod
    def _columns(cls, value: list[str]) -> list[str]:
        for entry in value:
            column(entry)
        return value

    def renamed(self) -> dict[str, str]:
        """What the columns of `text_columns` hold, by their names in the files."""
        return dict(column(entry) for entry in self.text_columns)
