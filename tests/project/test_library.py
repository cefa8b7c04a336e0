"""Projects on disk: making, opening, moving, mending and listing them, with real files."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from PIL import Image

from project import library
from project.dataset import scan
from project.errors import BadInput
from project.library import DamagedProject, NewerProject, NoProject
from project.runs import EventLog, RunLock, Start, Step
from project.workspace import home, sample_dataset

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATELIER_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("HOME", str(tmp_path / "person"))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)


def picture(path: Path, colour: str = "red", caption: str = "") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (80, 64), colour).save(path)
    if caption:
        path.with_suffix(".txt").write_text(caption, encoding="utf-8")
    return path


def everything(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


# --- making -----------------------------------------------------------------------------------------------------------


def test_a_folder_is_copied_with_captions_tables_and_subfolders(tmp_path: Path) -> None:
    source = tmp_path / "in"
    picture(source / "a.png", caption="a cat")
    picture(source / "10_dog" / "b.jpg")
    (source / "10_dog" / "b.caption").write_text("a dog", encoding="utf-8")
    (source / "metadata.csv").write_text("filename,prompt\nc.png,a cow\n", encoding="utf-8")
    picture(source / "c.png")
    (source / "notes.pdf").write_bytes(b"no picture")
    seen: list[tuple[int, int]] = []
    project = library.create(
        tmp_path / "place", "My: cat/dog", pictures=[source], subject="object", settings={"epochs": 3},
        progress=lambda done, total: seen.append((done, total)),
    )  # fmt: skip
    assert project.folder == tmp_path / "place" / "My cat dog"
    assert (project.name, project.subject, project.settings) == ("My: cat/dog", "object", {"epochs": 3})
    assert everything(project.images) == [
        "10_dog", "10_dog/b.caption", "10_dog/b.jpg", "a.png", "a.txt", "c.png", "metadata.csv",
    ]  # fmt: skip
    found = {one.path.name: (one.caption, one.repeats) for one in scan(project.images).pictures}
    assert found == {"a.png": ("a cat", 1), "b.jpg": ("a dog", 10), "c.png": ("a cow", 1)}
    assert seen[0][0] == 0
    assert seen[-1] == (6, 6)
    assert everything(tmp_path / "place") == sorted(
        ["My cat dog", "My cat dog/project.atelier", "My cat dog/project.yaml", "My cat dog/images"]
        + [f"My cat dog/images/{name}" for name in everything(project.images)]
    )


def test_single_pictures_of_one_name_get_numbers_and_keep_their_captions(tmp_path: Path) -> None:
    first = picture(tmp_path / "one" / "Cat.png", caption="first")
    second = picture(tmp_path / "two" / "cat.jpg", caption="second")
    third = picture(tmp_path / "three" / "cat.png")
    (tmp_path / "three" / "metadata.jsonl").write_text('{"file_name": "cat.png", "text": "third"}\n')
    project = library.create(tmp_path, "x", pictures=[first, second, third, first], subject="style")
    assert everything(project.images) == ["Cat.png", "Cat.txt", "cat-2.jpg", "cat-2.txt", "cat-3.png", "cat-3.txt"]
    found = {one.path.name: one.caption for one in scan(project.images).pictures}
    assert found == {"Cat.png": "first", "cat-2.jpg": "second", "cat-3.png": "third"}


def test_several_folders_stay_apart_and_kohya_names_are_kept(tmp_path: Path) -> None:
    picture(tmp_path / "5_face" / "a.png", caption="face")
    picture(tmp_path / "2_body" / "a.png", caption="body")
    both = library.create(tmp_path, "both", pictures=[tmp_path / "5_face", tmp_path / "2_body"], subject="character")
    assert {(one.caption, one.repeats) for one in scan(both.images).pictures} == {("face", 5), ("body", 2)}
    one = library.create(tmp_path, "one", pictures=[tmp_path / "5_face"], subject="character")
    assert [found.repeats for found in scan(one.images).pictures] == [5]


def test_one_folder_can_be_used_where_it_is(tmp_path: Path) -> None:
    picture(tmp_path / "照片" / "猫.png", caption="一只猫")
    project = library.create(tmp_path / "项目", "水彩画", pictures=[tmp_path / "照片"], link=True, subject="style")
    assert project.images == tmp_path / "照片"
    assert project.linked
    assert everything(project.folder) == ["project.atelier", "project.yaml"]
    with pytest.raises(BadInput, match="Only one folder"):
        library.create(tmp_path, "x", pictures=[tmp_path / "照片" / "猫.png"], link=True, subject="style")
    with pytest.raises(BadInput, match="inside its own picture folder"):
        library.create(tmp_path / "照片" / "x", "y", pictures=[tmp_path / "照片"], link=True, subject="style")


def test_the_same_name_twice_gets_another_folder(tmp_path: Path) -> None:
    first = library.create(tmp_path, "Cats", pictures=[], subject="style")
    second = library.create(tmp_path, "Cats", pictures=[], subject="style")
    assert (first.folder.name, second.folder.name) == ("Cats", "Cats-2")
    assert second.images.is_dir()


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        ("CON", "CON_"),
        ("  ..  ", "project"),
        ("a/b\\c:d*e?f", "a b c d e f"),
        ("x" * 400, "x" * 150),
        ("画" * 100, "画" * 50),
        ("trailing. ", "trailing"),
    ],
)
def test_names_that_file_systems_refuse(name: str, folder: str) -> None:
    assert library.safe_name(name) == folder


class Enough(Exception):
    pass


@pytest.mark.parametrize("reason", ["cancelled", "disk full", "file vanished"])
def test_what_fails_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reason: str) -> None:
    source = tmp_path / "in"
    for number in range(3):
        picture(source / f"{number}.png")
    real = shutil.copyfile

    def progress(done: int, total: int) -> None:
        if done == 2 and reason == "cancelled":
            raise Enough
        if done == 2 and reason == "file vanished":
            (source / "2.png").unlink()

    def copyfile(one: Any, other: Any) -> Any:
        if reason == "disk full" and Path(one).name == "2.png":
            raise OSError(errno.ENOSPC, "No space left on device", str(other))
        return real(one, other)

    monkeypatch.setattr(shutil, "copyfile", copyfile)
    with pytest.raises(Enough if reason == "cancelled" else BadInput) as raised:
        library.create(tmp_path / "new" / "place", "x", pictures=[source], subject="style", progress=progress)
    if reason == "disk full":
        assert "no room left" in str(raised.value)
    assert everything(tmp_path) == ["in", *sorted(f"in/{name}" for name in everything(source))]


def test_a_crash_while_creating_is_swept_up_later(tmp_path: Path) -> None:
    left = tmp_path / ".creating-00ff"
    picture(left / "images" / "a.png")
    (tmp_path / ".creating-00ff.lock").touch()
    fresh = tmp_path / ".creating-aaaa"
    fresh.mkdir()
    for path in (left, tmp_path / ".creating-00ff.lock"):
        os.utime(path, (1, 1))
    library.create(tmp_path, "x", pictures=[], subject="style")
    assert sorted(path.name for path in tmp_path.iterdir()) == [".creating-aaaa", "x"]


def test_pictures_that_do_not_fit_are_refused_before_copying(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=1000))
    with pytest.raises(BadInput, match="are free on the disk"):
        library.create(tmp_path / "p", "x", pictures=[picture(tmp_path / "a.png")], subject="style")
    assert not (tmp_path / "p").exists()


def test_no_readable_picture_is_refused(tmp_path: Path) -> None:
    (tmp_path / "bad.png").write_bytes(b"no png")
    (tmp_path / "text.txt").write_text("words")
    with pytest.raises(BadInput, match=r"no picture here that can be opened \(bad\.png"):
        library.create(tmp_path, "x", pictures=[tmp_path / "bad.png", tmp_path / "text.txt"], subject="style")
    with pytest.raises(BadInput, match="needs a name"):
        library.create(tmp_path, " ", pictures=[], subject="style")


def test_read_only_place_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def mkdir(self: Path, *_: Any, **__: Any) -> None:
        raise OSError(errno.EROFS, "Read-only file system", str(self))

    monkeypatch.setattr(Path, "mkdir", mkdir)
    with pytest.raises(BadInput, match="read-only: choose another folder"):
        library.create(tmp_path / "p", "x", pictures=[], subject="style")


# --- project.yaml -----------------------------------------------------------------------------------------------------


def test_what_is_saved_is_read_again_and_unknown_keys_stay(tmp_path: Path) -> None:
    project = library.create(tmp_path, "x", pictures=[], subject="style")
    text = project.file.read_text() + "plugin: {deep: [1, 2]}\n"
    project.file.write_text(text)
    changed = replace(
        project, name="Nø 7", trigger_word="on", preset="art-style", settings={"epochs": 3, "preview_prompts": ["a: b"]}
    )
    library.save(changed)
    assert library.load(project.folder) == changed
    values = yaml.safe_load(project.file.read_text(encoding="utf-8"))
    assert values["plugin"] == {"deep": [1, 2]}
    assert values["version"] == 1


def test_reading_is_tolerant(tmp_path: Path) -> None:
    (tmp_path / "project.yaml").write_text("name: 2024\ntrigger_word: no\nsubject:\nsettings: [1]\npictures: {a: 1}\n")
    project = library.load(tmp_path)
    assert (project.name, project.trigger_word, project.subject) == ("2024", "no", "style")
    assert (project.settings, project.pictures) == ({}, "images")
    (tmp_path / "project.yaml").write_text("{}")
    assert library.load(tmp_path).name == tmp_path.name


@pytest.mark.parametrize("content", [b"name: [\n", b"\xff\xfe\x00", b"", b"- a\n", b"a: *b\n", b"x" * (1 << 21)])
def test_a_damaged_file_is_never_written_over(tmp_path: Path, content: bytes) -> None:
    project = library.create(tmp_path, "Cats", pictures=[], subject="style")
    project.file.write_bytes(content)
    with pytest.raises(DamagedProject, match="choose Repair"):
        library.load(project.folder)
    with pytest.raises(DamagedProject):
        library.save(project)
    with pytest.raises(DamagedProject):
        library.rename(project, "Dogs")
    assert project.file.read_bytes() == content


def test_repair_keeps_the_damaged_file_and_takes_over_what_is_legible(tmp_path: Path) -> None:
    pictures = picture(tmp_path / "elsewhere" / "a.png").parent
    project = library.create(tmp_path, "Cats: ö", pictures=[pictures], link=True, subject="object", trigger_word="kat")
    damaged = project.file.read_text(encoding="utf-8") + "broken: [\n"
    project.file.write_text(damaged, encoding="utf-8")
    mended = library.repair(project.folder)
    assert mended == library.load(project.folder) == replace(project, settings={})
    (kept,) = project.folder.glob("project.yaml.damaged-*")
    assert kept.read_text(encoding="utf-8") == damaged
    project.file.write_bytes(b"\0\0\0")
    assert library.repair(project.folder).name == project.folder.name
    assert len(list(project.folder.glob("project.yaml.damaged-*"))) == 2


def test_a_newer_file_is_left_alone(tmp_path: Path) -> None:
    project = library.create(tmp_path, "x", pictures=[], subject="style")
    project.file.write_text("version: 2\nname: later\n")
    for act in (lambda: library.load(project.folder), lambda: library.save(project)):
        with pytest.raises(NewerProject, match="update the app"):
            act()
    assert project.file.read_text() == "version: 2\nname: later\n"


def test_a_moved_project_opens_and_a_missing_one_is_said(tmp_path: Path) -> None:
    project = library.create(tmp_path, "x", pictures=[sample_dataset()], subject="style")
    moved = project.folder.rename(tmp_path / "别处")
    assert library.load(moved).images == moved / "images"
    assert library.missing_pictures(library.load(moved)) == ""
    with pytest.raises(NoProject, match="not there"):
        library.load(project.folder)
    with pytest.raises(NoProject, match="no project"):
        library.load(tmp_path)


def test_a_vanished_linked_folder_can_be_shown_again(tmp_path: Path) -> None:
    pictures = picture(tmp_path / "pics" / "a.png").parent
    project = library.create(tmp_path, "x", pictures=[pictures], link=True, subject="style")
    pictures.rename(tmp_path / "other")
    project = library.load(project.folder)
    assert "is not there" in library.missing_pictures(project)
    found = library.relink(project, tmp_path / "other")
    assert library.missing_pictures(found) == ""
    assert library.load(project.folder).images == tmp_path / "other"
    with pytest.raises(BadInput, match="no such folder"):
        library.relink(project, tmp_path / "nowhere")


def test_rename_keeps_the_folder_and_duplicate_leaves_the_runs(tmp_path: Path) -> None:
    project = library.create(tmp_path, "x", pictures=[sample_dataset()], subject="style", settings={"epochs": 2})
    (project.runs / "one").mkdir(parents=True)
    renamed = library.rename(project, " y ")
    assert (renamed.name, renamed.folder) == ("y", project.folder)
    copy, again = library.duplicate(renamed), library.duplicate(renamed)
    assert (copy.name, again.name) == ("y copy", "y copy 2")
    assert everything(copy.images) == everything(project.images)
    assert not copy.runs.exists()
    assert copy.settings == {"epochs": 2}
    with pytest.raises(BadInput, match="needs a name"):
        library.rename(project, "  ")


def test_run_folders_never_exist(tmp_path: Path) -> None:
    project = library.create(tmp_path, "Cats & dogs", pictures=[], subject="style")
    first = library.new_run_dir(project)
    assert first.parent == project.runs
    assert first.name.endswith("_Cats-&-dogs")
    assert not project.runs.exists()
    made = []
    for _ in range(5):
        made.append(library.new_run_dir(project, "x/y"))
        made[-1].mkdir(parents=True)
    assert len(set(made)) == 5


def test_write_errors_are_sentences(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    project = library.create(tmp_path, "x", pictures=[], subject="style")
    before = project.file.read_bytes()

    def replace_(*_: Any) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(project.file))

    monkeypatch.setattr(os, "replace", replace_)
    with pytest.raises(BadInput, match="permission denied"):
        library.rename(project, "y")
    assert project.file.read_bytes() == before


# --- the list and the sample ------------------------------------------------------------------------------------------


def test_the_list_is_most_recent_first(tmp_path: Path) -> None:
    for name in ("a", "b", "ü", "a"):
        library.remember(tmp_path / name)
    assert library.known() == [tmp_path / "a", tmp_path / "ü", tmp_path / "b"]
    library.forget(tmp_path / "ü")
    library.forget(tmp_path / "never")
    assert library.known() == [tmp_path / "a", tmp_path / "b"]


def test_a_moved_project_is_located(tmp_path: Path) -> None:
    for name in ("a", "b", "c"):
        library.remember(library.create(tmp_path, name, pictures=[], subject="style").folder)
    (tmp_path / "b").rename(tmp_path / "d")
    assert library.summary(tmp_path / "b").trouble == "gone"
    assert library.locate(tmp_path / "b", tmp_path / "d").name == "b"
    assert library.known() == [tmp_path / "c", tmp_path / "d", tmp_path / "a"]
    with pytest.raises(NoProject):
        library.locate(tmp_path / "a", tmp_path / "home")


def test_two_windows_at_once_lose_nothing(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from project import library\n"
        "for number in range(25): library.remember(Path(sys.argv[1]) / f'{sys.argv[2]}-{number}')"
    )
    runs = [
        subprocess.Popen([sys.executable, "-c", script, str(tmp_path), name], cwd=ROOT, env={**os.environ})
        for name in ("p", "q")
    ]

    def fill(part: str) -> None:
        for number in range(25):
            library.remember(tmp_path / f"{part}-{number}")

    threads = [threading.Thread(target=fill, args=(part,)) for part in ("t", "u")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [run.wait(timeout=60) for run in runs] == [0, 0]
    assert {path.name for path in library.known()} == {f"{part}-{n}" for part in "pqtu" for n in range(25)}


def test_a_damaged_list_is_kept_aside_and_projects_are_found_again(tmp_path: Path) -> None:
    sample = library.sample_project()
    own = library.create(library.default_place(), "mine", pictures=[], subject="style")
    (home() / "projects.json").write_text('{"projects": ["/a')
    assert set(library.known()) == {sample.folder, own.folder}
    library.remember(own.folder)
    assert library.known() == [own.folder, sample.folder]
    (kept,) = home().glob("projects.json.damaged-*")
    assert kept.read_text() == '{"projects": ["/a'


def test_the_sample_is_made_once_and_comes_back_when_asked(tmp_path: Path) -> None:
    sample = library.sample_project()
    assert sample.sample
    assert sample.settings["lora_rank"] == 8
    assert sample.settings["learning_rate"] == pytest.approx(1e-3)
    assert len(scan(sample.images).pictures) == 28
    assert library.known() == [sample.folder]
    assert library.sample_project() == sample
    shutil.rmtree(sample.folder)
    library.forget(sample.folder)
    with pytest.raises(NoProject, match="was deleted"):
        library.sample_project()
    assert library.sample_project(again=True) == sample
    assert library.known() == [sample.folder]
    assert not library.duplicate(sample).sample


def test_new_projects_go_to_the_documents(tmp_path: Path) -> None:
    person = tmp_path / "person"
    assert library.default_place() == person / "LoRA Atelier"
    (person / "Dokumente").mkdir(parents=True)
    (person / ".config").mkdir()
    (person / ".config" / "user-dirs.dirs").write_text('XDG_DOCUMENTS_DIR="$HOME/Dokumente"\n')
    assert library.default_place() == person / "Dokumente" / "LoRA Atelier"


# --- cards ------------------------------------------------------------------------------------------------------------


def test_a_card_shows_the_last_run_and_what_is_wrong(tmp_path: Path) -> None:
    project = library.create(tmp_path, "x", pictures=[sample_dataset()], subject="style")
    card = library.summary(project.folder)
    assert (card.name, card.pictures, len(card.shown), card.run_status) == ("x", 28, 4, "")
    assert card.size > 90_000
    run = project.runs / "one"
    run.mkdir(parents=True)
    with RunLock(run):
        with EventLog(run / "events.jsonl") as log:
            log.write(Start())
            log.write(Step(step=1, loss=0.1))
        assert library.summary(project.folder).run_status == "live"
        assert library.live_runs(project.folder) == [run]
    card = library.summary(project.folder)
    assert card.run_status == "interrupted"
    assert card.run_time > 1e9
    shutil.rmtree(project.images)
    assert library.summary(project.folder).trouble == "no-pictures"
    project.file.write_text("a: [")
    assert library.summary(project.folder).trouble == "damaged"
    project.file.write_text("version: 99")
    assert library.summary(project.folder).trouble == "newer"
    assert library.summary(tmp_path / "none").trouble == "gone"
