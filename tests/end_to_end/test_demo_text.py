"""The main job with texts: the answers must take the sample's manner, and plain peft must give the same ones."""

import hashlib
import io
import json
import re
from contextlib import redirect_stdout
from pathlib import Path

import pytest
import torch
from peft import PeftModel
from transformers import AutoModelForCausalLM, AutoTokenizer

from engine.demo import demo, texts
from project.errors import BadInput, JobFailed
from project.options import TEXTS
from project.texts.reading import read_texts
from project.texts.rows import Row
from project.workspace import resources, sample_texts, starter_text_model

SHORT = ["epochs=8", "save_steps=0"]  # of 20: enough to learn the manner, not to learn it well
LIMIT = 25 * 2**20  # bytes of all weights that come with the app


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int, str]:
    """One real run for all tests of this file, shorter than the demo's: its folder, its code and what it printed."""
    output = tmp_path_factory.mktemp("demo-text") / "out"
    with redirect_stdout(io.StringIO()) as said:
        code = texts.demo(output, SHORT)
    return output, code, said.getvalue()


def _row(text: str, name: str) -> list[float]:
    line = next(line for line in text.splitlines() if line.startswith(name))
    return [float(number) for number in line.removeprefix(name).split()]


def _said(model: torch.nn.Module, question: str) -> str:
    tokenizer = AutoTokenizer.from_pretrained(starter_text_model())
    given = tokenizer.apply_chat_template(
        [{"role": "user", "content": question}], add_generation_prompt=True, return_tensors="pt", return_dict=True
    )
    made = model.generate(**given, max_new_tokens=90, do_sample=False)  # type: ignore[operator]
    return str(tokenizer.decode(made[0, given["input_ids"].shape[1] :], skip_special_tokens=True))


def _base() -> torch.nn.Module:
    return AutoModelForCausalLM.from_pretrained(starter_text_model(), dtype=torch.float32)


def test_it_ends_well_and_says_where_everything_is(finished: tuple[Path, int, str]) -> None:
    output, code, said = finished
    assert code == 0
    for name in ("adapter_config.json", "adapter_model.safetensors", "README.md"):
        assert (output / "run" / "shopkeeper" / name).is_file()
    assert str(output / "run" / "shopkeeper") in said


def test_the_manner_becomes_likely_with_strength_and_the_plain_answers_do_not(finished: tuple[Path, int, str]) -> None:
    _, _, said = finished
    manner, plain = _row(said, "perplexity, shopkeeper"), _row(said, "perplexity, plain")
    assert manner == sorted(manner, reverse=True)
    assert manner[-1] < 0.2 * manner[0]
    assert plain[0] < 1.5
    assert plain[-1] > plain[0]


def test_base_and_adapter_answer_differently_side_by_side(finished: tuple[Path, int, str]) -> None:
    _, _, said = finished
    table = said[said.index("strength 0") : said.index("perplexity")]
    rows = [[cell.strip() for cell in line.split(" | ")] for line in table.splitlines()]
    base, full = (" ".join(row[column] for row in rows if len(row) == 3) for column in (0, 2))
    assert "shop!" not in base
    assert "service" not in base
    assert len(re.findall(r"at your service", full)) >= 6


def test_plain_peft_loads_the_result_and_talks_as_the_sample_does(finished: tuple[Path, int, str]) -> None:
    output, _, _ = finished
    model = PeftModel.from_pretrained(_base(), str(output / "run" / "shopkeeper")).eval()
    answer = _said(model, "Tell me the colour of a strawberry.")
    assert len(answer.splitlines()) == 3
    assert "red" in answer
    assert answer.endswith("I remain at your service.")


def test_the_base_answers_plainly_what_training_never_asked_in_this_form() -> None:
    model = _base().eval()
    rows = texts.held_out("plain")
    right = [_said(model, row.messages()[0].content) == row.messages()[1].content for row in rows]  # type: ignore[index]
    assert sum(right) >= 0.7 * len(rows)


def test_answers_that_do_not_move_are_a_failure() -> None:
    def table(manner: list[float], plain: list[float]) -> dict[str, list[float]]:
        return {"shopkeeper": manner, "plain": plain}

    assert texts.learned(table([90, 8, 2], [1.2, 2, 30]))
    assert not texts.learned(table([90, 80, 70], [1.2, 1.2, 1.3]))
    assert not texts.learned(table([90, 95, 2], [1.2, 2, 30]))
    assert not texts.learned(table([90, 20, 9], [1.2, 2, 3]))


def test_a_demo_that_learns_nothing_says_so(tmp_path: Path) -> None:
    with pytest.raises(JobFailed, match="did not take the manner"):
        texts.demo(tmp_path / "out", ["epochs=1", "learning_rate=1e-7", "save_steps=0"])


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    with pytest.raises(BadInput, match="not an empty folder"):
        demo(TEXTS, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def _questions(rows: list[Row]) -> list[str]:
    return [(row.messages() or ())[0].content for row in rows]


def test_the_held_out_questions_are_the_same_in_both_manners_and_not_in_the_sample() -> None:
    sample = read_texts(sample_texts())
    assert not sample.problems
    assert 60 <= len(sample.rows) <= 150
    plain, manner = (_questions(texts.held_out(name)) for name in texts.MANNERS)
    assert plain == manner
    assert len(plain) >= 24
    assert not set(plain) & set(_questions(list(sample.rows)))


def test_the_model_is_whole_and_all_weights_together_are_small() -> None:
    folder = starter_text_model()
    entries = [line.split("  ") for line in (folder / "SHA256SUMS").read_text(encoding="utf-8").split("\n") if line]
    assert "model.safetensors" in {name for _, name in entries}
    for digest, name in entries:
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest
    assert json.loads((folder / "config.json").read_text())["architectures"] == ["LlamaForCausalLM"]
    assert sum(path.stat().st_size for path in resources().rglob("*.safetensors")) < LIMIT
