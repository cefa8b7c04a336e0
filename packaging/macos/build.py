"""Make the disk image for macOS: python packaging/macos/build.py DIR/app|DIR/cpu

The folder is what `packaging/build.py` filled on a Mac, and gets the image. The app in it is signed; with which
certificate, and whether Apple notarizes it, say these variables of the environment, each of which may be missing:

ATELIER_CODESIGN_IDENTITY   the "Developer ID Application" in the keychain. Without it the app has nobody's signature:
                            it must have one on Apple's chips, and macOS refuses it at first
ATELIER_NOTARY_PROFILE      a profile that `xcrun notarytool store-credentials` made; only with an identity
ATELIER_NOTARY_KEYCHAIN     the keychain that has the profile, if it is not the usual one
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
sys.path.insert(0, str(ROOT))

from project.version import VERSION  # noqa: E402

NAME, TITLE = "lora-atelier", "LoRA Atelier"
SHAPES = {"app": NAME, "cpu": f"{NAME}-cpu"}
ENTITLEMENTS = HERE / "entitlements.plist"
# The first four bytes of a Mach-O file: 64 bits, and one for several processors.
MACH_O = (b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe")


def main(arguments: list[str] | None = None) -> int:
    """Sign the app, make the image and print its path; returns the exit code. Leaves with a sentence if it cannot."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path, help="what packaging/build.py filled: DIR/app or DIR/cpu")
    folder = parser.parse_args(arguments).folder.absolute()
    app = folder / f"{TITLE}.app"
    if folder.name not in SHAPES or not app.is_dir():
        raise SystemExit(f"{folder} is no built folder: run packaging/build.py on a Mac first")
    if sys.platform != "darwin":
        raise SystemExit("codesign and hdiutil are only on macOS")
    identity = os.environ.get("ATELIER_CODESIGN_IDENTITY", "")
    profile = os.environ.get("ATELIER_NOTARY_PROFILE", "")
    if profile and not identity:
        raise SystemExit("Apple notarizes only what ATELIER_CODESIGN_IDENTITY has signed")
    for command in signing(app, identity):
        run(command)
    target = folder / f"{SHAPES[folder.name]}-{VERSION}-arm64.dmg"
    with tempfile.TemporaryDirectory() as stage:
        run(["ditto", str(app), f"{stage}/{app.name}"])  # keeps links and attributes
        Path(stage, "Applications").symlink_to("/Applications")
        shutil.copyfile(ROOT / "LICENSE", Path(stage, "LICENSE.txt"))
        run(imaging(Path(stage), target))
    for command in finishing(target, identity, profile):
        run(command)
    print(f"{target}: {target.stat().st_size / 1e6:.1f} MB")
    return 0


def signing(app: Path, identity: str) -> Iterator[list[str]]:
    """The commands that sign an app: every program and library in it, the deepest first, then the whole, then a look.

    An app's signature covers what lies in it, so nothing may be added or signed afterwards.
    """
    found = sorted(mach_o_files(app), key=lambda file: (-len(file.parts), str(file)))
    yield from ([*codesign(identity), str(file)] for file in found)
    frameworks = sorted(app.rglob("*.framework"), key=lambda folder: (-len(folder.parts), str(folder)))
    yield from ([*codesign(identity), str(folder)] for folder in frameworks if not folder.is_symlink())
    yield [*codesign(identity), str(app)]
    yield ["codesign", "--verify", "--deep", "--strict", str(app)]


def codesign(identity: str) -> list[str]:
    """The command but for what it signs; "-" is nobody's signature, without a time and a hardened runtime."""
    if not identity:
        return ["codesign", "--force", "--sign", "-"]
    return ["codesign", "--force", "--sign", identity, "--timestamp", "--options", "runtime",
            "--entitlements", str(ENTITLEMENTS)]  # fmt: skip


def mach_o_files(folder: Path) -> Iterator[Path]:
    """Programs and libraries below a folder, links not followed."""
    for file in folder.rglob("*"):
        if file.is_file() and not file.is_symlink() and file.stat().st_size > 4096:
            with file.open("rb") as opened:
                if opened.read(4) in MACH_O and file.suffix != ".class":
                    yield file


def imaging(stage: Path, target: Path) -> list[str]:
    """The command that makes an image of what lies in `stage`, in a compression that every supported macOS reads."""
    return ["hdiutil", "create", "-ov", "-volname", TITLE, "-srcfolder", str(stage), "-fs", "HFS+", "-format", "ULFO",
            str(target)]  # fmt: skip


def finishing(image: Path, identity: str, profile: str) -> Iterator[list[str]]:
    """The commands that come after: sign the image, have Apple look at it and keep its answer with it, verify."""
    if identity:
        yield ["codesign", "--sign", identity, "--timestamp", str(image)]
    if profile:
        keychain = os.environ.get("ATELIER_NOTARY_KEYCHAIN", "")
        where = ["--keychain", keychain] if keychain else []
        yield ["xcrun", "notarytool", "submit", str(image), "--keychain-profile", profile, *where, "--wait"]
        yield ["xcrun", "stapler", "staple", str(image)]
    yield ["hdiutil", "verify", str(image)]


def run(command: list[str]) -> None:
    """Run a command; leave with what it said when it fails."""
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{' '.join(command[:4])} failed: {(done.stdout + done.stderr)[-2000:]}")


if __name__ == "__main__":
    sys.exit(main())
