"""See that a release can be made, and put its files together.

    python packaging/release.py check v0.2.0                    tag, version and changelog agree
    python packaging/release.py gather PACKAGES RELEASE [--locks DIR] [--page URL]

PACKAGES has a folder for each system and shape, as the release workflow leaves them. RELEASE gets every file that
people download, the bills of materials and licences, SHA256SUMS, and update.json, which the app's notice of new
versions reads. NOTES.md with the changelog's words goes beside it.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from project.version import VERSION  # noqa: E402

LARGEST = 2 << 30  # bytes that release hosts take for one file
PREFIX = "packages-"
SYSTEMS = {"linux": (".deb", ".run", ".AppImage"), "windows": ("-setup.exe",), "macos": (".dmg",)}
SHAPES = ("app", "cpu")
PAPERS = {"sbom.cdx.json": "sbom-{}.cdx.json", "THIRD_PARTY_LICENSES.txt": "licenses-{}.txt"}
NOTES_LIMIT = 500  # characters of what is new, in the app's notice


def main(arguments: list[str] | None = None) -> int:
    """Do one of the two; returns the exit code. Leaves with one sentence when something is amiss."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    verbs = parser.add_subparsers(dest="verb", required=True)
    checking = verbs.add_parser("check", help="see that tag, version and changelog agree")
    checking.add_argument("tag")
    gathering = verbs.add_parser("gather", help="put the files together")
    gathering.add_argument("packages", type=Path)
    gathering.add_argument("release", type=Path)
    gathering.add_argument("--locks", type=Path, help="the locked requirements of the engines, to go along")
    gathering.add_argument("--page", default="", help="address of the release's page, for the app's notice")
    chosen = parser.parse_args(arguments)
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    if chosen.verb == "check":
        check(chosen.tag, changelog)
    else:
        gather(chosen.packages, chosen.release, changelog, locks=chosen.locks, page=chosen.page)
        for file in sorted(chosen.release.iterdir()):
            print(f"{file.stat().st_size / 1e6:9.1f} MB  {file.name}")
    return 0


def check(tag: str, changelog: str, version: str = VERSION) -> None:
    """Leave with a sentence unless the tag is the version's and the changelog has a dated entry for it."""
    if tag != f"v{version}":
        raise SystemExit(
            f"the tag is {tag} and project/version.py says {version}: tag v{version}, or change the version"
        )
    title, _ = entry(changelog, version)
    if not re.search(r"\(\d{4}-\d{2}-\d{2}\)$", title):
        raise SystemExit(f'CHANGELOG.md: the entry "{title}" has no date, as in "{version} (2026-12-31)"')


def entry(changelog: str, version: str) -> tuple[str, str]:
    """The heading and the text of a version's entry. Leaves if there is none."""
    for part in re.split(r"^## ", changelog, flags=re.MULTILINE)[1:]:
        title, _, text = part.partition("\n")
        if title.split(" ")[0] == version:
            return title.strip(), text.strip()
    raise SystemExit(f"CHANGELOG.md has no entry for {version}")


def gather(
    packages: Path, release: Path, changelog: str, *, locks: Path | None = None, page: str = "", version: str = VERSION
) -> None:
    """Fill the folder `release`, which must not exist. Leaves with a sentence if a file is missing or too large."""
    wanted = {f"{system}-{shape}": endings for system, endings in SYSTEMS.items() for shape in SHAPES}
    release.mkdir(parents=True)
    for name, endings in wanted.items():
        folder = packages / f"{PREFIX}{name}"
        for ending in endings:
            add(one(folder, f"*{ending}"), release)
        for paper, called in PAPERS.items():
            add(one(folder, paper), release, called.format(name))
    for lock in sorted(locks.glob("*.toml")) if locks else []:
        add(lock, release, f"engine-{lock.name}")
    _, text = entry(changelog, version)
    (release / "SHA256SUMS").write_text(
        "".join(f"{digest(file)}  {file.name}\n" for file in sorted(release.iterdir())), encoding="utf-8"
    )
    (release.parent / "NOTES.md").write_text(text + "\n", encoding="utf-8")
    notice = {"version": version, "notes": shortened(text), "page": page}
    (release / "update.json").write_text(json.dumps(notice, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def one(folder: Path, pattern: str) -> Path:
    """The one file below a folder that fits. Leaves if there is none, or more."""
    found = [file for file in folder.rglob(pattern) if file.is_file()]
    if len(found) != 1:
        raise SystemExit(f"{folder} should have one {pattern} and has {len(found)}")
    return found[0]


def add(file: Path, release: Path, name: str = "") -> None:
    """Copy a file into the release. Leaves if it is too large, or another one has its name."""
    target = release / (name or file.name)
    if file.stat().st_size >= LARGEST:
        raise SystemExit(f"{file.name} has {file.stat().st_size / 1e9:.1f} GB, and release hosts take less than 2 GiB")
    if target.exists():
        raise SystemExit(f"two files are called {target.name}")
    shutil.copyfile(file, target)


def digest(file: Path) -> str:
    """The SHA-256 of a file, as hexadecimal digits."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def shortened(text: str) -> str:
    """The beginning of an entry as plain text, up to whole lines: its points without Markdown's signs."""
    lines = [re.sub(r"[*`]|^- ", "", line.strip()) for line in text.splitlines() if line.strip()]
    kept = ""
    for line in lines:
        if len(kept) + len(line) >= NOTES_LIMIT:
            break
        kept += line + "\n"
    return kept.strip()


if __name__ == "__main__":
    sys.exit(main())
