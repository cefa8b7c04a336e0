"""The Linux packages: what they say of themselves, and that installing and removing leave what is a person's own."""

import configparser
import os
import shutil
import subprocess
import sys
import xml.etree.ElementTree as xml
from email.parser import Parser
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

import bootstrap
from project.library import OPENER
from project.lora_file import SUFFIXES
from project.version import VERSION

LINUX = Path(__file__).resolve().parents[2] / "packaging" / "linux"
MACHINE = os.uname().machine


def load(path: Path) -> ModuleType:
    """A script as a module: the folder is no package."""
    spec = spec_from_file_location(f"packaging_{path.parent.name}_{path.stem}", path)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    sys.modules[spec.name] = module  # where dataclasses look for it
    spec.loader.exec_module(module)
    return module


sys.path.insert(0, str(LINUX))  # as when the script is run
try:
    build, depends = load(LINUX / "build.py"), load(LINUX / "depends.py")
finally:
    sys.path.remove(str(LINUX))


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """What packaging/build.py leaves, in small."""
    folder = tmp_path / "app"
    program = folder / "lora-atelier"
    (program / "_internal").mkdir(parents=True)
    (program / "_internal" / "data").write_text("x")
    shutil.copyfile("/bin/true", program / "lora-atelier")
    (program / "lora-atelier").chmod(0o755)
    (program / "lora-atelier-cli").symlink_to("lora-atelier")
    (folder / "icons").mkdir()
    for name in ("app-16.png", "app-256.png", "app-1024.png", "app.svg"):
        (folder / "icons" / name).write_text("<svg/>")
    return folder


def everything(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_symlink() or path.is_file()}


# --- what the packages say of themselves ------------------------------------------------------------------------------


@pytest.mark.parametrize(("shape", "name", "other"), [("app", "lora-atelier", "lora-atelier-cpu"),
                                                      ("cpu", "lora-atelier-cpu", "lora-atelier")])  # fmt: skip
def test_the_control_file_has_its_fields(monkeypatch: pytest.MonkeyPatch, shape: str, name: str, other: str) -> None:
    monkeypatch.setattr(build, "architecture", lambda: "amd64")
    fields = Parser().parsestr(build.control(shape, "libc6 (>= 2.36), libgl1", 1234))
    assert (fields["Package"], fields["Version"], fields["Architecture"]) == (name, VERSION, "amd64")
    assert (fields["Conflicts"], fields["Replaces"], fields["Installed-Size"]) == (other, other, "1234")
    depends = fields["Depends"].split(", ")
    assert depends[:2] == ["libc6 (>= 2.36)", "libgl1"]
    assert {"ca-certificates", "fontconfig-config"} <= set(depends)
    assert any("fonts-wqy-microhei" in one for one in depends)
    summary, *rest = fields["Description"].split("\n")
    assert 0 < len(summary) < 80
    assert all(line.startswith(" ") and len(line) <= 81 for line in rest)


def test_what_the_package_brings_along_is_no_dependency(tmp_path: Path) -> None:
    inner, python = tmp_path / "_internal", tmp_path / "_internal" / "python"
    for library in (inner / "libssl.so.3", inner / "libQt6Core.so.6", python / "lib" / "libpython3.11.so.1.0"):
        library.parent.mkdir(parents=True, exist_ok=True)
        library.touch()
    window, module = inner / "QtGui.so", python / "lib" / "_ssl.so"
    text = f"""
{window}:     file format elf64-x86-64

  NEEDED               libQt6Core.so.6
  NEEDED               libGL.so.1
  NEEDED               libc.so.6
  required from libc.so.6:
    0x0d696919 0x00 47 GLIBC_2.9
    0x069691b3 0x00 46 GLIBC_2.33

{module}:     file format elf64-x86-64
  NEEDED               libssl.so.3
  NEEDED               libpython3.11.so.1.0
  NEEDED               ld-linux-x86-64.so.2
"""
    found = depends.only_outside(depends.read_linked(text), tmp_path)
    assert (found[window].libraries, found[window].glibc) == ({"libGL.so.1"}, (2, 33))
    assert found[module].libraries == {"libssl.so.3"}  # the window's copy is not there for the engine's Python


def test_the_menu_entry_starts_the_app_and_names_its_types() -> None:
    entry = configparser.RawConfigParser()
    entry.optionxform = str  # type: ignore[assignment, method-assign]
    entry.read(LINUX / "desktop" / "lora-atelier.desktop", encoding="utf-8")
    values = entry["Desktop Entry"]
    assert (values["Type"], values["Exec"], values["Icon"]) == ("Application", "lora-atelier %f", "lora-atelier")
    assert values["Terminal"] == "false"
    assert {"Name", "Comment", "Comment[zh_CN]", "Categories"} <= set(values)
    space = "{http://www.freedesktop.org/standards/shared-mime-info}"
    types = xml.parse(LINUX / "desktop" / "lora-atelier.xml").getroot()
    named = {one.attrib["type"]: one.findall(f"{space}glob")[0].attrib["pattern"] for one in types}
    assert set(values["MimeType"].strip(";").split(";")) == set(named)
    assert set(named.values()) == {f"*{Path(OPENER).suffix}", f"*{SUFFIXES[0]}"}


def test_the_desktop_files_carry_the_version_and_fit_their_place(built: Path, tmp_path: Path) -> None:
    build.add_desktop_files(built, tmp_path / "share", program='/home/a "b"/$x/lora-atelier')
    about = xml.parse(tmp_path / "share" / "metainfo" / "lora-atelier.metainfo.xml").getroot()
    release = about.find("releases/release")
    assert release is not None
    assert release.attrib["version"] == VERSION
    text = (tmp_path / "share" / "applications" / "lora-atelier.desktop").read_text(encoding="utf-8")
    assert 'Exec="/home/a \\"b\\"/\\$x/lora-atelier" %f\n' in text
    icons = everything(tmp_path / "share" / "icons" / "hicolor")
    assert icons == {"16x16/apps/lora-atelier.png", "256x256/apps/lora-atelier.png", "scalable/apps/lora-atelier.svg"}


def test_an_appdir_starts_the_window_or_a_verb(built: Path, tmp_path: Path) -> None:
    tree = tmp_path / "App Dir"
    build.make_appdir(built, tree)
    for name in ("lora-atelier", "lora-atelier-cli"):
        program = tree / "usr" / "lib" / "lora-atelier" / name
        program.unlink()
        program.write_text(f'#!/bin/sh\necho {name} "$@"\n')
        program.chmod(0o755)

    def started(*arguments: str) -> str:
        return subprocess.run([tree / "AppRun", *arguments], capture_output=True, text=True, check=True).stdout.strip()

    assert started() == "lora-atelier"
    assert started("/a/x.safetensors") == "lora-atelier /a/x.safetensors"
    assert started("demo", "--output", "/a") == "lora-atelier-cli demo --output /a"
    assert (tree / ".DirIcon").is_file()
    assert (tree / "lora-atelier.desktop").is_file()


# --- purge ------------------------------------------------------------------------------------------------------------


def test_a_purge_takes_what_can_be_made_again_and_leaves_the_rest(tmp_path: Path) -> None:
    home = tmp_path / "home" / "小 明"
    data, cache = home / ".local/share/lora-atelier", home / ".cache/lora-atelier"
    own = [
        "projects/Sample/project.yaml",
        "presets/mine.yaml",
        "models/clip/x.safetensors",
        "phrases/a.txt",
        "tags.csv",
    ]
    for name in [*own, "engine/python", "engine.json", "settings.json", "projects.json", "app.log", "crashes/1.txt"]:
        (data / name).parent.mkdir(parents=True, exist_ok=True)
        (data / name).write_text("x")
    (cache / "thumbs").mkdir(parents=True)
    tools = tmp_path / "tools"
    tools.mkdir()
    passwd = f"daemon:x:1:1::/usr/sbin:/bin/false\nperson:x:1000:1000::{home}:/bin/sh\n"
    (tools / "getent").write_text(f"#!/bin/sh\ncat <<'E'\n{passwd}E\n")
    (tools / "runuser").write_text('#!/bin/sh\n[ "$2" = person ] || exit 1\nshift 3\nexec "$@"\n')
    for tool in tools.iterdir():
        tool.chmod(0o755)
    environment = {"PATH": f"{tools}:/usr/bin:/bin"}
    before = everything(home)
    subprocess.run(["sh", LINUX / "deb" / "postrm", "remove"], env=environment, check=True)
    assert everything(home) == before
    subprocess.run(["sh", LINUX / "deb" / "postrm", "purge"], env=environment, check=True)
    assert everything(data) == set(own)
    assert not cache.exists()


# --- what the window opens --------------------------------------------------------------------------------------------


def test_other_programs_do_not_get_the_packages_libraries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LD_LIBRARY_PATH", "/opt/lora-atelier/_internal")
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", "/usr/local/lib")
    bootstrap.restore_library_path()
    assert os.environ["LD_LIBRARY_PATH"] == "/opt/lora-atelier/_internal"  # in a checkout it is the person's own
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    bootstrap.restore_library_path()
    assert os.environ["LD_LIBRARY_PATH"] == "/usr/local/lib"
    assert "LD_LIBRARY_PATH_ORIG" not in os.environ
    bootstrap.restore_library_path()
    assert "LD_LIBRARY_PATH" not in os.environ


# --- .run -------------------------------------------------------------------------------------------------------------


@pytest.fixture
def unpacked(built: Path, tmp_path: Path) -> Path:
    """What a .run holds."""
    tree = tmp_path / "unpacked"
    build.copy_program(built, tree / "app")
    build.add_desktop_files(built, tree / "share", program="@PROGRAM@")
    for name in ("install.sh", "uninstall.sh"):
        text = (LINUX / "run" / name).read_text(encoding="utf-8").replace("@MACHINE@", MACHINE)
        build.write(tree / name, text, mode=0o755)
    return tree


def shell(script: Path, home: Path, *arguments: str, path: str = "") -> subprocess.CompletedProcess[str]:
    environment = {"HOME": str(home), "PATH": f"{path}:/usr/bin:/bin"}
    command = ["sh", str(script), *arguments]
    return subprocess.run(command, env=environment, cwd=script.parent, capture_output=True, text=True)


def test_the_run_package_installs_twice_and_leaves_nothing(unpacked: Path, tmp_path: Path) -> None:
    home = tmp_path / "小 & 明|x"
    project = home / ".local/share/lora-atelier/projects/Cats/project.yaml"
    project.parent.mkdir(parents=True)
    project.write_text("x")
    assert shell(unpacked / "install.sh", home).returncode == 0
    (home / ".local/share/lora-atelier/app/old").write_text("of the former version")
    done = shell(unpacked / "install.sh", home)
    assert done.returncode == 0, done.stderr
    app = home / ".local/share/lora-atelier/app"
    assert not (app / "old").exists()
    assert (home / ".local/bin/lora-atelier").resolve() == app / "lora-atelier"
    entry = (home / ".local/share/applications/lora-atelier.desktop").read_text(encoding="utf-8")
    assert f'Exec="{app}/lora-atelier" %f\n' in entry
    assert shell(app / "uninstall.sh", home, "--purge").returncode == 0
    # What the desktop's own tools keep of all file types stays, without ours.
    kept = (".local/share/mime/", ".local/share/applications/mimeinfo.cache")
    left = {name for name in everything(home) if not name.startswith(kept) or "atelier" in name}
    assert left == {".local/share/lora-atelier/projects/Cats/project.yaml"}


def test_the_run_package_refuses_a_full_disk_and_a_running_app(unpacked: Path, tmp_path: Path) -> None:
    home = tmp_path / "home"
    tools = tmp_path / "tools"
    build.write(tools / "df", "#!/bin/sh\nprintf 'head\\ndisk 100 90 0 90%% /\\n'\n", mode=0o755)
    full = shell(unpacked / "install.sh", home, path=str(tools))
    assert full.returncode == 1
    assert "are free on the disk" in full.stderr
    assert not (home / ".local/share/lora-atelier/app").exists()

    assert shell(unpacked / "install.sh", home).returncode == 0
    app = home / ".local/share/lora-atelier/app"
    shutil.copyfile("/bin/sleep", app / "sleeper")
    (app / "sleeper").chmod(0o755)
    running = subprocess.Popen([app / "sleeper", "60"])
    try:
        for script in (unpacked / "install.sh", app / "uninstall.sh"):
            done = shell(script, home)
            assert done.returncode == 1
            assert "is running" in done.stderr
        assert (app / "lora-atelier").is_file()
    finally:
        running.kill()
        running.wait()
