"""Putting a release together: nothing is forgotten, and what does not agree is told before anybody downloads it."""

import hashlib
import json
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from project.updates import read_release
from project.version import VERSION

ROOT = Path(__file__).resolve().parents[2]
CHANGELOG = """# Changelog

## 1.2.0 (2026-11-30)

Packages for *everybody*.

- Double-click `setup`.
- Chinese.

## 1.1.0 (unreleased)

- Older.
"""


@pytest.fixture
def release(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """packaging/release.py as a module."""
    monkeypatch.syspath_prepend(str(ROOT))
    spec = spec_from_file_location("packaging_release", ROOT / "packaging" / "release.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def packages(release: ModuleType, tmp_path: Path) -> Path:
    """What the jobs of a release leave, in small."""
    folder = tmp_path / "packages"
    for system, endings in release.SYSTEMS.items():
        for shape in release.SHAPES:
            place = folder / f"packages-{system}-{shape}"
            papers = place / "lora-atelier" / "_internal"
            papers.mkdir(parents=True)
            for ending in endings:
                (place / f"lora-atelier-{shape}-1.2.0{ending}").write_text(f"{system} {shape}", encoding="utf-8")
            (papers / "sbom.cdx.json").write_text(f'{{"of": "{system}-{shape}"}}', encoding="utf-8")
            (papers / "THIRD_PARTY_LICENSES.txt").write_text("MIT", encoding="utf-8")
    return folder


def test_tag_version_and_changelog_have_to_agree(release: ModuleType) -> None:
    release.check("v1.2.0", CHANGELOG, "1.2.0")
    with pytest.raises(SystemExit, match=r"the tag is v1\.2 and project/version\.py says 1\.2\.0"):
        release.check("v1.2", CHANGELOG, "1.2.0")
    with pytest.raises(SystemExit, match="has no date"):
        release.check("v1.1.0", CHANGELOG, "1.1.0")
    with pytest.raises(SystemExit, match=r"no entry for 1\.3\.0"):
        release.check("v1.3.0", CHANGELOG, "1.3.0")


def test_changelog_has_an_entry_for_this_version(release: ModuleType) -> None:
    title, text = release.entry((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), VERSION)
    assert title.startswith(VERSION)
    assert text


def test_release_has_every_package_with_its_sum(release: ModuleType, packages: Path, tmp_path: Path) -> None:
    locks = tmp_path / "locks"
    locks.mkdir()
    (locks / "cuda-linux.toml").write_text("", encoding="utf-8")
    target = tmp_path / "release"
    release.gather(packages, target, CHANGELOG, locks=locks, page="https://example.org/v1.2.0", version="1.2.0")
    names = {file.name for file in target.iterdir()}
    assert {"lora-atelier-app-1.2.0.deb", "lora-atelier-cpu-1.2.0-setup.exe", "lora-atelier-app-1.2.0.dmg"} <= names
    assert json.loads((target / "sbom-windows-cpu.cdx.json").read_text(encoding="utf-8")) == {"of": "windows-cpu"}
    assert {"licenses-macos-app.txt", "engine-cuda-linux.toml"} <= names
    sums = dict(line.split("  ")[::-1] for line in (target / "SHA256SUMS").read_text(encoding="utf-8").splitlines())
    assert sums.keys() == names - {"SHA256SUMS", "update.json"}
    for name, digest in sums.items():
        assert hashlib.sha256((target / name).read_bytes()).hexdigest() == digest
    assert "Chinese." in (tmp_path / "NOTES.md").read_text(encoding="utf-8")


def test_app_can_read_the_notice(release: ModuleType, packages: Path, tmp_path: Path) -> None:
    release.gather(packages, tmp_path / "release", CHANGELOG, page="https://example.org/v1.2.0", version="1.2.0")
    notice = read_release((tmp_path / "release" / "update.json").read_bytes())
    assert notice.version == "1.2.0"
    assert notice.page == "https://example.org/v1.2.0"
    assert notice.notes == "Packages for everybody.\nDouble-click setup.\nChinese."


def test_missing_package_stops_the_release(release: ModuleType, packages: Path, tmp_path: Path) -> None:
    next(packages.rglob("*cpu*.dmg")).unlink()
    with pytest.raises(SystemExit, match=r"packages-macos-cpu should have one \*\.dmg and has 0"):
        release.gather(packages, tmp_path / "release", CHANGELOG, version="1.2.0")


def test_package_that_no_host_takes_stops_the_release(release: ModuleType, packages: Path, tmp_path: Path) -> None:
    with next(packages.rglob("*app*.deb")).open("wb") as file:
        file.truncate(2 << 30)  # takes no room on the disk
    with pytest.raises(SystemExit, match="less than 2 GiB"):
        release.gather(packages, tmp_path / "release", CHANGELOG, version="1.2.0")


def test_long_news_end_at_a_whole_line(release: ModuleType) -> None:
    text = "\n".join(f"- Point {number} of many." for number in range(100))
    short = release.shortened(text)
    assert len(short) < release.NOTES_LIMIT
    assert short.startswith("Point 0 of many.\nPoint 1")
    assert short.endswith("of many.")
