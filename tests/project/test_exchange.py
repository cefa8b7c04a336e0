"""Datasets come in from every form with the words they have there, and go out so that they read back the same."""

import csv
import json
import stat
import tomllib
import zipfile
from pathlib import Path

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from project.dataset import CaptionReader, list_pictures
from project.errors import BadInput
from project.exchange import TakeOut, bring, take_out
from project.exchange.generation import plain, prompt_of

WORDS = {
    "red, with a comma": "a red cat, sitting; it looks away",
    "lines": "first line\nsecond line, of two",
    "中文": "一只红色的猫，坐着",
    "quotes": 'a "quoted" word',
}


def go_on(done: int, every: int) -> bool:
    return True


def picture(path: Path, colour: str = "red", info: PngInfo | None = None) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (32, 24), colour).save(path, pnginfo=info)
    return path


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    """Four captioned pictures, one bare one, one mask, and a folder with kohya's repeats."""
    folder = tmp_path / "set"
    for name, words in WORDS.items():
        picture(folder / f"{name}.png").with_suffix(".txt").write_text(words + "\n", encoding="utf-8")
    picture(folder / "bare.png")
    picture(folder / "lines-masklabel.png", "white")
    picture(folder / "5_dog" / "lines.png").with_suffix(".txt").write_text("a dog", encoding="utf-8")
    return folder


def words_in(folder: Path) -> dict[str, str]:
    listing = list_pictures(folder)
    reader = CaptionReader(listing)
    return {listed.name: reader.read(listed.path).text for listed in listing.pictures}


@pytest.mark.parametrize("zipped", [False, True])
@pytest.mark.parametrize("layout", ["kohya", "imagefolder", "csv", "folder"])
def test_what_goes_out_comes_in_again(dataset: Path, tmp_path: Path, layout: str, zipped: bool) -> None:
    before = {path: path.read_bytes() for path in dataset.rglob("*") if path.is_file()}
    taken = take_out(dataset, TakeOut(layout, tmp_path / "out", zipped, name="cat"), go_on)
    assert (taken.pictures, taken.captions, taken.masks) == (6, 5, 1)
    assert {path: path.read_bytes() for path in dataset.rglob("*") if path.is_file()} == before
    back = tmp_path / "back"
    brought = bring([taken.place], back, go_on)
    assert not brought.problems
    assert sorted(words_in(back).values()) == sorted([*WORDS.values(), "", "a dog"])
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_kohyas_file_names_folders_repeats_and_masks(dataset: Path, tmp_path: Path) -> None:
    place = take_out(dataset, TakeOut("kohya", tmp_path / "out", repeats=3, name="cat", resolution=768), go_on).place
    data = tomllib.loads((place / "dataset.toml").read_text(encoding="utf-8"))
    assert data["general"] == {"caption_extension": ".txt", "enable_wildcard": True}
    [whole] = data["datasets"]
    assert whole["resolution"] == 768
    subsets = {subset["class_tokens"]: subset for subset in whole["subsets"]}
    assert {name: subset["num_repeats"] for name, subset in subsets.items()} == {"cat": 3, "dog": 5}
    folder = Path(subsets["cat"]["image_dir"])
    assert (folder / "lines.txt").read_text(encoding="utf-8") == WORDS["lines"] + "\n"
    assert (Path(subsets["cat"]["conditioning_data_dir"]) / "lines.png").is_file()
    back = tmp_path / "back"
    assert len(bring([place / "dataset.toml"], back, go_on).pictures) == 6
    assert (back / "3_cat" / "lines-masklabel.png").is_file()
    assert words_in(back)["5_dog/lines.png"] == "a dog"


def test_an_imagefolder_has_a_line_for_each_picture(dataset: Path, tmp_path: Path) -> None:
    place = take_out(dataset, TakeOut("imagefolder", tmp_path / "out"), go_on).place
    rows = [json.loads(line) for line in (place / "train" / "metadata.jsonl").read_text("utf-8").splitlines()]
    assert {row["file_name"]: row["text"] for row in rows}["中文.png"] == WORDS["中文"]
    assert all((place / "train" / row["file_name"]).is_file() for row in rows)
    with (take_out(dataset, TakeOut("csv", tmp_path / "two"), go_on).place / "metadata.csv").open(
        encoding="utf-8"
    ) as f:
        assert {row["filename"]: row["prompt"] for row in csv.DictReader(f)}["lines.png"] == WORDS["lines"]


def test_a_place_that_is_taken_is_left_alone(dataset: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    mine = tmp_path / "out" / "mine.txt"
    mine.write_text("mine")
    for overwrite in (False, True):
        with pytest.raises(BadInput, match="there already"):
            take_out(dataset, TakeOut("folder", tmp_path / "out", overwrite=overwrite), go_on)
    with pytest.raises(BadInput, match="stopped"):
        take_out(dataset, TakeOut("folder", tmp_path / "other"), lambda done, every: done < 2)
    assert mine.read_text() == "mine"
    assert not (tmp_path / "other").exists()


def test_an_archive_cannot_write_elsewhere_or_swell(tmp_path: Path) -> None:
    good = picture(tmp_path / "good.png").read_bytes()
    evil = tmp_path / "evil.zip"
    with zipfile.ZipFile(evil, "w") as archive:
        for name in (
            "../up.png",
            "/root.png",
            "a/../../b.png",
            "C:/d.png",
            "ok/inner/good.png",
            "run.exe",
            ".hidden.png",
        ):
            archive.writestr(name, good)
        link = zipfile.ZipInfo("ok/link.png")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    target = tmp_path / "deep" / "images"
    brought = bring([evil], target, go_on)
    assert [path.relative_to(target).as_posix() for path in brought.pictures] == ["ok/inner/good.png", "root.png"]
    assert brought.left_out == 6
    assert sorted(path.name for path in tmp_path.iterdir()) == ["deep", "evil.zip", "good.png"]
    bomb = tmp_path / "bomb.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("big.png", bytes(80 << 20))
    broken = tmp_path / "broken.zip"
    broken.write_bytes(evil.read_bytes()[:-200])
    problems = dict(bring([bomb, broken, tmp_path / "good.png"], target, go_on).problems)
    assert "swell" in problems[bomb]
    assert "no zip archive" in problems[broken]
    assert (target / "good.png").read_bytes() == good


@pytest.mark.parametrize(
    ("encoding", "name"),
    [("gb18030", "一只黑猫"), ("shift_jis", "黒いねこ"), ("shift_jis", "ネコ"), ("utf-8", "é 猫"), ("cp1252", "café")],
)
def test_names_of_old_archives_and_one_folder_within(tmp_path: Path, encoding: str, name: str) -> None:
    """Old programs wrote names in the encoding of their system and did not say so."""
    raw = name.encode(encoding)
    archive = tmp_path / "old.zip"
    with zipfile.ZipFile(archive, "w") as opened:
        opened.writestr(f"set/{'Q' * len(raw)}.png", picture(tmp_path / "good.png").read_bytes())
        opened.writestr(f"set/{'Q' * len(raw)}.txt", "a cat")
    archive.write_bytes(archive.read_bytes().replace(b"set/" + b"Q" * len(raw), b"set/" + raw))
    target = tmp_path / "images"
    assert bring([archive], target, go_on).problems == []
    assert words_in(target) == {f"{name}.png": "a cat"}


def test_tables_of_sd_scripts_with_and_without_suffix(tmp_path: Path) -> None:
    source = tmp_path / "source"
    for name in ("one", "two", "three"):
        picture(source / f"{name}.png")
    table = source / "meta_cap.json"
    table.write_text(json.dumps({
        "one": {"caption": "a cat", "tags": "red, round"}, "two.png": {"tags": "blue"},
        str(source / "three.png"): {"caption": "three"}, "gone": {"caption": "x"},
    }))  # fmt: skip
    brought = bring([table], tmp_path / "a", go_on)
    assert words_in(tmp_path / "a") == {"one.png": "a cat, red, round", "two.png": "blue", "three.png": "three"}
    assert "gone" in brought.notes[0]
    bring([source], tmp_path / "b", go_on)
    assert words_in(tmp_path / "b")["one.png"] == "a cat, red, round"


def test_a_broken_file_gets_a_sentence(tmp_path: Path) -> None:
    files = []
    for suffix in (".json", ".toml", ".csv", ".jsonl", ".zip"):
        for number, content in enumerate(("[1, 2", "{}", '{"a": 1}', "", "\x00\x01")):
            files.append(tmp_path / f"bad{number}{suffix}")
            files[-1].write_text(content)
    brought = bring(files, tmp_path / "images", go_on)
    assert brought.pictures == []
    assert [path for path, _ in brought.problems] == files
    assert all(reason and "\n" not in reason for _, reason in brought.problems)


def test_names_that_are_taken_get_numbers_with_their_words(tmp_path: Path) -> None:
    target = tmp_path / "images"
    for folder, words in (("a", "first"), ("b", "second")):
        picture(tmp_path / folder / "cat.png").with_suffix(".txt").write_text(words)
        bring([tmp_path / folder / "cat.png"], target, go_on)
    assert words_in(target) == {"cat.png": "first", "cat-2.png": "second"}


A1111 = (
    "masterpiece, (red cat:1.3), [[blurry]] tail, <lora:ink:0.8>\nsecond line\nNegative prompt: dog\nSteps: 20, Seed: 1"
)
COMFY = {
    "3": {"class_type": "KSampler", "inputs": {"positive": ["10", 0], "negative": ["7", 0], "model": ["4", 0]}},
    "10": {"class_type": "ConditioningCombine", "inputs": {"conditioning_1": ["6", 0]}},
    "6": {"class_type": "CLIPTextEncode", "inputs": {"text": ["8", 0], "clip": ["4", 1]}},
    "7": {"class_type": "CLIPTextEncode", "inputs": {"text": "bad", "clip": ["4", 1]}},
    "8": {"class_type": "String", "inputs": {"value": "a red cat"}},
}


def test_prompts_of_generated_pictures(tmp_path: Path) -> None:
    def made(name: str, **texts: str) -> Path:
        info = PngInfo()
        for key, text in texts.items():
            info.add_itxt(key, text)
        return picture(tmp_path / "made" / name, info=info)

    expected = "masterpiece, red cat, blurry tail\nsecond line"
    assert prompt_of(made("a.png", parameters=A1111)) == expected
    assert prompt_of(made("b.png", prompt=json.dumps(COMFY))) == "a red cat"
    assert prompt_of(made("c.png", prompt=json.dumps({"1": {"inputs": {"positive": ["1", 0]}}}))) == ""
    assert prompt_of(made("d.png", invokeai_metadata='{"positive_prompt": "a hat"}')) == "a hat"
    exif = Image.Exif()
    exif.get_ifd(0x8769)[0x9286] = b"UNICODE\0" + A1111.encode("utf-16-be")
    Image.new("RGB", (8, 8)).save(tmp_path / "made" / "e.jpg", exif=exif)
    assert prompt_of(tmp_path / "made" / "e.jpg") == expected
    assert prompt_of(tmp_path / "nothing.png") == ""
    assert plain("a ((very:1.2)) nice ((cat") == "a very nice ((cat"
    made("f.png", parameters=A1111).with_suffix(".txt").write_text("my own words")
    bring([tmp_path / "made"], tmp_path / "images", go_on, prompts=True)
    words = words_in(tmp_path / "images")
    assert (words["a.png"], words["f.png"], words["c.png"]) == (expected, "my own words", "")
