"""Install, use and remove the Windows installer, and see what is there: python packaging/windows/check_install.py

Without a further word it packs two small versions of a stand-in and takes them through all that can happen; on Linux
under wine, about a minute. --pack DIR only packs them, --packed DIR takes those: so they are tried on a real Windows,
where makensis cannot pack. With --setup FILE it installs that file, opens the app's window, runs its headless command
and removes it.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import build  # noqa: E402
from machines import Windows, Wine, wait_for  # noqa: E402

TITLE = "LoRA Atelier"
ENTRIES = "Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\"
CLASSES = "Software\\Classes\\"
TYPE, OPENS = f"{CLASSES}LoRAAtelier.Project", f"{CLASSES}LoRAAtelier.Project\\shell\\open\\command"
ENTRY_VALUES = ("DisplayName", "DisplayVersion", "Publisher", "DisplayIcon", "EstimatedSize", "UninstallString")
OLD, NEW = "0.1.0", "0.2.0"

# Stands in for all programs: removes the engine when told to, else runs while a file exists. Training holds a lock,
# and to hold is to have a file open.
STAND_IN = r"""
Target amd64-unicode
Unicode true
OutFile "{output}"
SilentInstall silent
RequestExecutionLevel user
!include FileFunc.nsh
!include LogicLib.nsh
Section
  ${{GetParameters}} $0
  ${{If}} $0 == "engine remove"
    RMDir /r "$LOCALAPPDATA\LoRA Atelier\engine"
    Quit
  ${{EndIf}}
  ${{If}} $0 == "train"
    StrCpy $2 "$LOCALAPPDATA\LoRA Atelier\cache\devices"
    CreateDirectory "$2"
    System::Call 'kernel32::CreateFileW(w "$2\cuda.lock", i 0xC0000000, i 3, p 0, i 4, i 0, p 0) p .r1'
    System::Call 'kernel32::LockFile(p r1, i 0, i 0, i 1, i 0)'
  ${{EndIf}}
  ${{If}} $0 == "hold"
    FileOpen $2 "$LOCALAPPDATA\Programs\LoRA Atelier\old\held.txt" a
  ${{EndIf}}
  FileOpen $1 "$LOCALAPPDATA\atelier-started" w
  FileClose $1
  ${{DoWhile}} ${{FileExists}} "$LOCALAPPDATA\atelier-runs"
    Sleep 100
  ${{Loop}}
SectionEnd
"""


class Wrong(Exception):
    """What was seen and is not right."""


def expect(condition: object, text: str) -> None:
    """Raise Wrong unless the condition holds."""
    if not condition:
        raise Wrong(text)


class Check:
    """One machine, the installers that are tried on it, and where they install to."""

    def __init__(self, machine: Windows, work: Path) -> None:
        self.machine, self.work = machine, work
        self.place = machine.appdata / "Programs" / TITLE
        self.settings = machine.appdata / TITLE

    def install(self, setup: Path, *arguments: str) -> int:
        """Run an installer in silence; its exit code."""
        return self.machine.run(setup, "/S", *arguments)[0]

    def uninstall(self, place: Path, *arguments: str) -> int:
        """Run the uninstaller of a folder in silence, from a copy that can be waited for; its exit code."""
        copy = self.work / "Uninstall.exe"
        shutil.copyfile(place / "Uninstall.exe", copy)
        return self.machine.run(copy, "/S", *arguments, f"_?={self.machine.shown(place)}")[0]

    def entry(self, title: str = TITLE) -> dict[str, str]:
        """What Windows lists under Apps."""
        return self.machine.registry(ENTRIES + title)

    def link(self, title: str = TITLE) -> Path:
        """The link in the Start menu."""
        return self.machine.menu / f"{title}.lnk"

    def expect_installed(self, version: str, place: Path | None = None, title: str = TITLE) -> None:
        """The version stands in the folder, in the Start menu and under Apps, with nothing half done beside it."""
        place = place or self.place
        expect(self.entry(title).get("DisplayVersion") == version, f"under Apps: {self.entry(title)}")
        expect(not [name for name in ENTRY_VALUES if not self.entry(title).get(name)], f"lacks: {self.entry(title)}")
        expect(self.entry(title)["InstallLocation"] == self.machine.shown(place), "the entry names another folder")
        expect(self.link(title).is_file(), f"{self.link(title)} is not there")
        names = sorted(path.name for path in place.iterdir() if path.name != "mine.txt")
        expect(names == ["Uninstall.exe", "app", "install.ini"], f"the folder holds {names}")

    def expect_gone(self, place: Path | None = None, title: str = TITLE) -> None:
        """Nothing of an installation is left, the folder included."""
        expect(not (place or self.place).exists(), f"left in {place or self.place}: {files_of(place or self.place)}")
        expect(not self.entry(title), f"left under Apps: {self.entry(title)}")
        expect(not self.link(title).exists(), "the link is left in the Start menu")
        expect(not (self.machine.desktop / f"{title}.lnk").exists(), "the link is left on the desktop")


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its content."""
    return {str(file.relative_to(folder)): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}


def names_of(folder: Path) -> set[str]:
    """Every file and folder below a folder."""
    return {str(path.relative_to(folder)) for path in folder.rglob("*")}


# --- the stand-in -----------------------------------------------------------------------------------------------------


def make_bundle(folder: Path, version: str) -> Path:
    """A bundle's folder of the real shape, with long and Chinese names, and a file that only this version has."""
    (folder / "_internal/python").mkdir(parents=True)
    script = folder.parent / "stand_in.nsi"
    script.write_text(STAND_IN.format(output=folder / build.PROGRAMS[0]), encoding="utf-8")
    subprocess.run(["makensis", "-V1", "-WX", str(script)], check=True)
    shutil.copyfile(folder / build.PROGRAMS[0], folder / build.PROGRAMS[1])
    shutil.copyfile(folder / build.PROGRAMS[0], folder / "_internal/python/python.exe")
    (folder / "_internal/说明 与 示例.txt").write_text("你好", encoding="utf-8")
    (folder / f"_internal/only in {version}.txt").write_text(version, encoding="utf-8")
    (folder / "_internal/.libs").mkdir()
    (folder / "_internal/.libs/.begins with a dot").write_bytes(b"dot")
    (folder / "_internal/empty").mkdir()
    deep = folder / "_internal/source" / "a-folder-with-a-long-name" / "and-another-one"
    deep.mkdir(parents=True)
    for number in range(300):
        (deep / f"{number:03d}.bin").write_bytes(f"{version} {number}".encode() * 400)
    return folder


# --- what can happen --------------------------------------------------------------------------------------------------


def first_install(check: Check, old: Path, bundle: Path) -> None:
    """A silent install brings every file, the link, the entry and the file type, and no link on the desktop."""
    expect(check.install(old) == 0, "the installer did not end with 0")
    check.expect_installed(OLD)
    expect(files_of(check.place / "app") == files_of(bundle), "the files are not those of the bundle")
    expect(not (check.machine.desktop / f"{TITLE}.lnk").exists(), "nobody asked for a link on the desktop")
    command = check.machine.registry(OPENS).get("", "")
    program = check.machine.shown(check.place / "app" / build.PROGRAMS[0])
    expect(command == f'"{program}" "%1"', f"a project opens with {command}")
    owner = check.machine.registry(CLASSES + build.EXTENSION).get("")
    expect(owner == "LoRAAtelier.Project", f"{build.EXTENSION} belongs to {owner}")
    expect("" not in check.machine.registry(f"{CLASSES}.safetensors"), "took the double click of LoRA files")
    expect(check.machine.registry(f"{CLASSES}.safetensors\\OpenWithProgids"), "LoRA files do not offer the app")


def running_app(check: Check, new: Path) -> None:
    """While a program of the package runs, neither an update nor a removal changes anything."""
    before = files_of(check.place)
    engine = check.work / "engine's own python.exe"
    shutil.copyfile(check.place / "app" / build.PROGRAMS[0], engine)
    for program, verb in ((build.PROGRAMS[0], ""), ("_internal/python/python.exe", ""), (engine, "train")):
        with running(check, check.place / "app" / program, verb):
            codes = check.install(new), check.uninstall(check.place)
        expect(codes == (10, 10), f"while {program} ran, install and uninstall ended with {codes}")
        expect(files_of(check.place) == before, f"something changed while {program} ran")


@contextmanager
def running(check: Check, program: Path, verb: str) -> Iterator[None]:
    """A stand-in that has started and runs until the end of this."""
    flag, started = check.machine.appdata / "atelier-runs", check.machine.appdata / "atelier-started"
    flag.touch()
    process = check.machine.start(program, *([verb] if verb else []))
    try:
        expect(wait_for(started.exists), f"{program} did not start")
        yield
    finally:
        flag.unlink()
        process.communicate(timeout=60)
        started.unlink(missing_ok=True)


def update(check: Check, new: Path, bundle: Path) -> None:
    """An update replaces all, files that the new version no longer has included; what a person put there stays."""
    (check.place / "mine.txt").write_text("mine", encoding="utf-8")
    (check.place / "app/_internal/source/left by the old one.pyc").write_bytes(b"old")
    expect(check.install(new, "/DESKTOP") == 0, "the update did not end with 0")
    check.expect_installed(NEW)
    expect(files_of(check.place / "app") == files_of(bundle), "files of the old version are left")
    expect((check.place / "mine.txt").read_text(encoding="utf-8") == "mine", "the person's file is gone")
    expect((check.machine.desktop / f"{TITLE}.lnk").is_file(), "no link on the desktop")


def interrupted(check: Check, new: Path, bundle: Path) -> None:
    """A killed installer leaves the app as it was; the next one mends whatever stage it was in."""
    before = files_of(check.place / "app")
    expect(any(killed_halfway(check, new) for _ in range(5)), "it was over before it could be killed")
    expect(files_of(check.place / "app") == before, "the app is not as it was")
    expect(check.install(new) == 0, "the installer after it did not end with 0")
    check.expect_installed(NEW)
    # Killed while folders are renamed: the old app put aside, the new one not yet in its place.
    (check.place / "app").rename(check.place / "old")
    (check.place / "new").mkdir()
    (check.place / "new/half").write_bytes(b"half")
    expect(check.install(new) == 0, "the installer after it did not end with 0")
    check.expect_installed(NEW)
    expect(files_of(check.place / "app") == files_of(bundle), "the app is not whole")


def killed_halfway(check: Check, setup: Path) -> bool:
    """Start an installer and end it while it unpacks, as a power cut would; False if it was quicker."""
    process = check.machine.start(setup, "/S")
    wait_for(lambda: (check.place / "new").exists() or process.poll() is not None)
    living = process.poll() is None
    process.kill()
    process.communicate()
    return living and (check.place / "new").exists()


def locked(check: Check, new: Path) -> None:
    """A file that another program holds, as a scanner does, is told of, and all stays as it was."""
    before = files_of(check.place / "app")
    (check.place / "old").mkdir()
    (check.place / "old/held.txt").write_text("left by an update, and in use", encoding="utf-8")
    scanner = check.work / "scanner.exe"
    shutil.copyfile(check.place / "app" / build.PROGRAMS[0], scanner)
    with running(check, scanner, "hold"):
        codes = check.install(new), check.uninstall(check.place)
    expect(codes == (15, 15), f"install and uninstall ended with {codes}")
    expect(files_of(check.place / "app") == before, "something changed")
    expect(check.install(new) == 0, "the next installer did not end with 0")
    check.expect_installed(NEW)


def refused(check: Check, new: Path, greedy: Path) -> None:
    """Places where it cannot be installed are refused with a code of their own, and nothing is left there."""
    expect(check.install(greedy, f"/D={check.machine.shown(check.work / 'full disk')}") == 11, "no word of the space")
    expect(not (check.work / "full disk").exists(), "a folder was left")
    long = check.work / ("a" * 100) / ("b" * 100)
    expect(check.install(new, f"/D={check.machine.shown(long)}") == 12, "no word of the long path")
    foreign = check.work / "someone else's"
    (foreign / "app").mkdir(parents=True)
    (foreign / "app/theirs.txt").write_text("theirs", encoding="utf-8")
    expect(check.install(new, f"/D={check.machine.shown(foreign)}") == 13, "a foreign folder was taken")
    expect(files_of(foreign) == {str(Path("app/theirs.txt")): b"theirs"}, "a foreign folder was changed")
    if isinstance(check.machine, Wine):
        expect(check.install(new, "/D=Z:\\proc\\atelier") == 13, "no word of a place that cannot be written to")
        check.machine.set_version("win7")
        expect(check.install(new) == 14, "an old Windows was taken")
        check.machine.set_version("win10")


def two_versions(check: Check, old: Path, new: Path, bundle: Path) -> None:
    """A second folder has an entry and a link of its own, updated or not; removing it leaves the first as it was."""
    second = check.work / "第二个 版本"
    title = f"{TITLE} {OLD}"
    expect(check.install(old, f"/D={check.machine.shown(second)}") == 0, "the second did not end with 0")
    check.expect_installed(OLD, second, title)
    check.expect_installed(NEW)
    expect(files_of(second / "app") == files_of(bundle), "the files of the second are not those of the bundle")
    command = check.machine.registry(OPENS).get("", "")
    expect(check.machine.shown(check.place) in command, "the second took the file type")
    expect(check.install(new, f"/D={check.machine.shown(second)}") == 0, "updating the second did not end with 0")
    expect(not check.entry(title) and not check.link(title).exists(), "the second still has its old name")
    title = f"{TITLE} {NEW}"
    check.expect_installed(NEW, second, title)
    expect(check.uninstall(second) == 0, "removing the second did not end with 0")
    check.expect_gone(second, title)
    check.expect_installed(NEW)
    expect(check.machine.registry(OPENS).get("") == command, "the file type went with it")


def remove(check: Check) -> None:
    """Uninstalling leaves what is the person's, and the engine unless it is asked for."""
    for name in ("settings.json", "engine/python.exe", "projects/我的 项目/project.yaml"):
        (check.settings / name).parent.mkdir(parents=True, exist_ok=True)
        (check.settings / name).write_text(name, encoding="utf-8")
    theirs = files_of(check.settings)
    expect(check.uninstall(check.place) == 0, "it did not end with 0")
    expect(files_of(check.settings) == theirs, "something of the person's changed")
    expect(list(files_of(check.place)) == ["mine.txt"], f"left: {list(files_of(check.place))}")
    (check.place / "mine.txt").unlink()
    check.place.rmdir()
    check.expect_gone()
    expect(not check.machine.registry(TYPE), "the file type is left in the registry")


def remove_with_engine(check: Check, new: Path) -> None:
    """The engine goes too where that is asked for; the rest of the person's folder stays, and nothing of ours."""
    alone = isinstance(check.machine, Wine)  # elsewhere other programs write as well
    before = (check.machine.registry_text("Software"), names_of(check.machine.home)) if alone else ("", set())
    expect(check.install(new) == 0, "it did not install again")
    expect(check.uninstall(check.place, "/ENGINE") == 0, "it did not end with 0")
    check.expect_gone()
    names = sorted(path.name for path in check.settings.iterdir())
    expect(names == ["projects", "settings.json"], f"the person's folder holds {names}")
    after = (check.machine.registry_text("Software"), names_of(check.machine.home)) if alone else ("", set())
    gone = {name for name in before[1] if {"engine", "cache"}.intersection(Path(name).parts)}
    expect(after[1] == before[1] - gone, f"files: {after[1] ^ before[1]}")
    left = set(after[0].splitlines()) ^ set(before[0].splitlines())
    expect(not left, f"the registry differs in {left}")


@dataclass(frozen=True)
class Packed:
    """The stand-in's installers and the folders that are in them."""

    folder: Path

    def setup(self, name: str) -> Path:
        """ "old", "new", or "greedy", which claims to need more than any disk has."""
        return self.folder / f"{name}-setup.exe"

    def bundle(self, version: str) -> Path:
        """What an installer of that version has packed."""
        return self.folder / version / "bundle"


def pack(folder: Path) -> Packed:
    """Make the stand-in's installers. Needs makensis."""
    from PIL import Image

    icons = folder / "icons"
    icons.mkdir(parents=True)
    plain = Image.new("RGB", (256, 256), "#4a55d1")
    plain.save(icons / "app-256.png")
    plain.save(icons / "app.ico")
    packed = Packed(folder)
    for version in (OLD, NEW):
        make_bundle(packed.bundle(version), version)
    for name, version, kilobytes in (("greedy", NEW, 2_000_000_000), ("old", OLD, None), ("new", NEW, None)):
        build.build(packed.bundle(version), icons, packed.setup(name), version=version, kilobytes=kilobytes)
    return packed


def stand_in(check: Check, packed: Packed) -> Iterator[str]:
    """All that can happen, with the small stand-in; yields what was seen."""
    old, new, greedy = (packed.setup(name) for name in ("old", "new", "greedy"))
    before, after = packed.bundle(OLD), packed.bundle(NEW)
    steps: tuple[tuple[Callable[..., None], *tuple[Path, ...]], ...] = (
        (first_install, old, before),
        (running_app, new),
        (update, new, after),
        (interrupted, new, after),
        (locked, new),
        (refused, new, greedy),
        (two_versions, old, new, before),
        (remove,),
        (remove_with_engine, new),
    )
    for step, *arguments in steps:
        step(check, *arguments)
        yield str(step.__doc__)


def real_one(check: Check, setup: Path) -> Iterator[str]:
    """Install a release's file, run its headless command and open its window; yields what was seen."""
    expect(check.install(setup) == 0, "the installer did not end with 0")
    check.expect_installed(build.VERSION)
    yield "installed"
    code, text = check.machine.run(check.place / "app" / build.PROGRAMS[1], "engine", "status")
    expect(code == 0 and "Windows" in text, f"the headless command ended with {code}: {text[-500:]}")
    yield "the headless command says what engine fits"
    os.environ["ATELIER_PRINT_SHOWN"] = "1"  # the window closes when its first page is there
    code, _ = check.machine.run(check.place / "app" / build.PROGRAMS[0])
    expect(code == 0, f"the window ended with {code}")
    yield "the window opens"


def main(arguments: list[str] | None = None) -> int:
    """Check, print each thing that was seen, and return 0; 1 at the first that is not right."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--pack", type=Path, metavar="DIR", help="only make the stand-in's installers, in a new folder")
    parser.add_argument("--packed", type=Path, metavar="DIR", help="take these, made on another machine")
    parser.add_argument("--setup", type=Path, metavar="FILE", help="a real installer instead of the stand-in")
    parser.add_argument("--keep", action="store_true", help="leave the real one installed")
    chosen = parser.parse_args(arguments)
    if chosen.pack:
        pack(chosen.pack.absolute())
        return 0
    # A short path: the check of long ones starts from here.
    with tempfile.TemporaryDirectory(prefix="atelier-", ignore_cleanup_errors=True) as folder:
        work = Path(folder).resolve()
        machine = Windows() if os.name == "nt" else Wine(work / "prefix")
        try:
            for text in seen(Check(machine, work), chosen):
                print(f"ok: {text}", flush=True)
        except Wrong as error:
            print(f"wrong: {error}", flush=True)
            return 1
        finally:
            machine.close()
    return 0


def seen(check: Check, chosen: argparse.Namespace) -> Iterator[str]:
    """What the command line asks to look at; yields what was seen."""
    if not chosen.setup:
        yield from stand_in(check, Packed(chosen.packed.absolute()) if chosen.packed else pack(check.work / "packed"))
        return
    yield from real_one(check, chosen.setup.absolute())
    if not chosen.keep:
        expect(check.uninstall(check.place) == 0, "it could not be removed")
        check.expect_gone()
        yield "removed"


if __name__ == "__main__":
    sys.exit(main())
