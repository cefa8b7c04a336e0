"""docs/configuration.md says what the schema says."""

from project.options import all_options
from project.reference import TARGET, reference


def test_the_reference_is_current() -> None:
    written = TARGET.read_text(encoding="utf-8")
    assert written == reference(), "run `python -m project.reference`"


def test_the_reference_names_every_option() -> None:
    text = reference()
    assert all(f"### `{info.key}`" in text and info.tooltip in text for info in all_options())
