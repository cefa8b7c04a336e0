"""Put a .deb through a person's whole way on a bare Debian: python packaging/linux/test_clean_root.py FILE.deb

As root, with debootstrap, Xvfb, xdotool and ImageMagick. A bare system is made (once, and kept in --cache), the package
installed by apt, the menu entry's command started on a screen of its own, the sample project trained by the keys that a
person would press, its result exported, the verbs tried, and the package purged. Only the projects may be left.
"""

from __future__ import annotations

import argparse
import configparser
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

HERE = Path(__file__).resolve().parent
SMOKE = HERE.parent / "smoke.py"
SUITE, MIRROR = "bookworm", "http://deb.debian.org/debian"
USER, HOME = "person", "/home/小 明"  # a space and letters that no code page of the west has
DATA = f"{HOME}/.local/share/lora-atelier"
WINDOW = "lora-atelier"
PATIENCE = 180  # seconds for a window on a busy machine
TRAINING = 3600  # seconds for the sample project on a busy machine without a card
# What apt, dpkg and the system's own caches write at any installation.
SYSTEM = ("/var/lib/dpkg/", "/var/lib/apt/", "/var/cache/", "/var/log/", "/etc/ld.so.cache", "/tmp/", "/run/", "/proc/",
          "/dev/", "/root/", "/var/lib/systemd/", "/etc/apt/", "/etc/resolv.conf")  # fmt: skip


class Failed(Exception):
    """A step did not end as it has to; says how."""


def main(arguments: list[str] | None = None) -> int:
    """Go the whole way; returns 0 when every step did."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("deb", type=Path)
    parser.add_argument("--cache", type=Path, default=Path("/tmp/atelier-clean-root"), help="keeps the bare system")
    parser.add_argument("--pictures", type=Path, default=Path("clean-root"), help="where screenshots go")
    parser.add_argument("--display", default=":77", help="number of a screen that is free")
    parser.add_argument("--window-only", action="store_true", help="neither train nor try the verbs")
    parser.add_argument("--parts", default="version,caption,preview,export,texts", help="of the smoke test")
    parser.add_argument("--certificates", type=Path, help="trusted in the bare system too, for a network with its own")
    parser.add_argument("--engine", metavar="TEXT", help="for the small package: arguments of `engine install`")
    chosen = parser.parse_args(arguments)
    chosen.pictures.mkdir(parents=True, exist_ok=True)
    root = chosen.cache.absolute() / "work"
    try:
        fresh_root(chosen.cache.absolute(), root)
        with mounted(root):
            before = listing(root)
            install(root, chosen.deb)
            if chosen.certificates:
                shutil.copyfile(chosen.certificates, root / "etc/ssl/certs/ca-certificates.crt")
            use(root, chosen)
            purge(root, chosen.deb)
            check_nothing_left(root, before)
    except Failed as error:
        print(f"FAILED: {error}", file=sys.stderr)
        return 1
    done = "started" if chosen.window_only else "started, trained, exported"
    print(f"Installed, {done} and purged: nothing is left but the projects.")
    return 0


def step(text: str) -> None:
    print(f"[{time.strftime('%H:%M:%S')}] {text}", flush=True)


# --- the bare system --------------------------------------------------------------------------------------------------


def fresh_root(cache: Path, root: Path) -> None:
    """A bare Debian with one person. The first time it is downloaded."""
    bare = cache / SUITE
    if not (bare / "etc" / "debian_version").is_file():
        step(f"downloading a bare {SUITE}")
        cache.mkdir(parents=True, exist_ok=True)
        run(["debootstrap", "--variant=minbase", SUITE, str(bare), MIRROR])
    if root.exists():
        run(["rm", "-rf", "--one-file-system", str(root)])
    run(["cp", "-a", str(bare), str(root)])
    for file in ("/etc/resolv.conf", "/etc/hosts"):
        shutil.copyfile(file, root / file[1:])
    inside(root, ["useradd", "--create-home", "--home-dir", HOME, USER])
    inside(root, ["apt-get", "-q", "update"])
    # Every system but the barest has them, and apt keeps them when they came along, because it recommends them itself.
    inside(root, ["apt-get", "-q", "-y", "--no-install-recommends", "install", "ca-certificates"])


@contextmanager
def mounted(root: Path) -> Iterator[None]:
    """With /proc and /dev as programs expect them."""
    for kind in ("proc", "dev"):
        source = ["-t", "proc", "proc"] if kind == "proc" else ["--rbind", "/dev"]
        run(["mount", *source, str(root / kind)])
    try:
        yield
    finally:
        for kind in ("proc", "dev"):
            subprocess.run(["umount", "--recursive", "--lazy", str(root / kind)], check=False)


def listing(root: Path) -> set[str]:
    """Every path of the system but what any installation changes."""
    found = set()
    for folder, folders, files in os.walk(root):
        inner = "/" + os.path.relpath(folder, root) if Path(folder) != root else ""
        folders[:] = [name for name in folders if not f"{inner}/{name}/".startswith(SYSTEM)]
        found |= {f"{inner}/{name}" for name in (*folders, *files) if not f"{inner}/{name}".startswith(SYSTEM)}
    return found


def run(command: list[str], **options: object) -> str:
    """Run a command of this machine and return its output. Raises Failed with its last words."""
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", errors="replace", **options)  # type: ignore[call-overload]
    if done.returncode:
        raise Failed(f"{' '.join(command)[:200]} left with {done.returncode}: {(done.stdout + done.stderr)[-3000:]}")
    return str(done.stdout)


def inside(root: Path, command: list[str]) -> str:
    """Run a command in the bare system as its root."""
    environment = [
        "env",
        "-i",
        "PATH=/usr/sbin:/usr/bin:/sbin:/bin",
        "DEBIAN_FRONTEND=noninteractive",
        "LC_ALL=C.UTF-8",
    ]
    return run(["chroot", str(root), *environment, *command])


def as_person(root: Path, words: str, display: str) -> list[str]:
    """The command that has the person run a line of shell on a screen."""
    settings = f"DISPLAY={display} LANG=C.UTF-8 OMP_NUM_THREADS={os.environ.get('OMP_NUM_THREADS', '2')}"
    return ["chroot", str(root), "runuser", "--login", USER, "-c", f"env {settings} {words}"]


# --- the way ----------------------------------------------------------------------------------------------------------


def install(root: Path, deb: Path) -> None:
    """By apt, which brings what the package depends on."""
    step(f"installing {deb.name}")
    shutil.copyfile(deb, root / "tmp" / deb.name)
    inside(root, ["apt-get", "-q", "-y", "--no-install-recommends", "install", f"/tmp/{deb.name}"])
    (root / "tmp" / deb.name).unlink()
    for name in ("usr/bin/lora-atelier", "usr/bin/lora-atelier-cli", "usr/share/applications/lora-atelier.desktop"):
        if not os.path.lexists(root / name):
            raise Failed(f"/{name} is not there after the installation")


def use(root: Path, chosen: argparse.Namespace) -> None:
    """Window, engine, training, verbs."""
    if chosen.engine is not None:
        step("installing the engine")
        words = f"lora-atelier-cli engine install {chosen.engine}"
        print(run(as_person(root, words, chosen.display))[-600:])
    with screen(chosen.display), program(root, chosen.display) as window:
        photograph(chosen, window, "1-first-start")
        if chosen.window_only:
            return
        train_by_keys(root, chosen, window)
        photograph(chosen, window, "2-trained")
    export_sample(root, chosen.display)
    work = root / HOME[1:] / "smoke"
    run(as_person(root, f"mkdir '{HOME}/smoke'", chosen.display))
    step("trying the verbs")
    command = [
        sys.executable,
        str(SMOKE),
        "lora-atelier-cli",
        "--chroot",
        str(root),
        "--user",
        USER,
        "--work",
        str(work),
    ]
    print(run([*command, "--run", str(sample_run(root)), "--parts", chosen.parts]))
    shutil.rmtree(work)


@contextmanager
def screen(display: str) -> Iterator[None]:
    """An X server of its own."""
    server = subprocess.Popen(["Xvfb", display, "-screen", "0", "1280x800x24"], stderr=subprocess.DEVNULL)
    os.environ["DISPLAY"] = display
    try:
        wait(lambda: subprocess.run(["xdpyinfo"], capture_output=True).returncode == 0, 20, "the screen")
        yield
    finally:
        server.terminate()
        server.wait()


@contextmanager
def program(root: Path, display: str) -> Iterator[str]:
    """The app as the menu starts it; gives its window's number."""
    entry = configparser.RawConfigParser()
    entry.read(root / "usr/share/applications/lora-atelier.desktop", encoding="utf-8")
    words = entry["Desktop Entry"]["Exec"].replace("%f", "").strip()
    step(f"starting {words!r}")
    log = (root / "tmp" / "window.log").open("wb")
    child = subprocess.Popen(as_person(root, words, display), stdout=log, stderr=log)
    try:
        wait(lambda: bool(windows()), PATIENCE, "the window", lambda: (root / "tmp" / "window.log").read_text()[-2000:])
        time.sleep(8)  # until the sample project is there and its pictures are drawn
        yield windows()[-1]
    finally:
        for process in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                if os.readlink(process / "exe") == f"{root}/opt/lora-atelier/lora-atelier":
                    os.kill(int(process.name), signal.SIGTERM)
        child.wait(60)
        log.close()


def windows() -> list[str]:
    """The app's windows that are shown."""
    found = subprocess.run(["xdotool", "search", "--class", WINDOW], capture_output=True, text=True)
    return found.stdout.split()


def photograph(chosen: argparse.Namespace, window: str, name: str) -> None:
    """Keep a picture of the screen, which must show something."""
    file = chosen.pictures / f"{chosen.deb.name.partition('_')[0]}-{name}.png"
    run(["import", "-window", "root", str(file)])
    colours = int(run(["identify", "-format", "%k", str(file)]))
    step(f"{file}: {colours} colours")
    if colours < 50:
        raise Failed(f"the window {window} is empty: see {file}")


def train_by_keys(root: Path, chosen: argparse.Namespace, window: str) -> None:
    """Close the welcome by its main button, and start the training of the sample project by its key."""
    step("training the sample project")
    runs = root / f"{DATA}/projects"[1:]
    for key in ("Return", "ctrl+Return"):
        newest = windows()[-1] if key == "Return" else windows()[0]
        subprocess.run(["xdotool", "windowfocus", "--sync", newest, "key", key], check=False, timeout=60)
        time.sleep(5)
    photograph(chosen, window, "1b-started")
    wait(lambda: any(runs.glob("*/runs/*/events.jsonl")), PATIENCE, "a run")
    wait(lambda: ended(runs) != "", TRAINING, "the end of the training")
    if ended(runs) != "finished":
        raise Failed(
            f"the training ended with {ended(runs)!r}: {next(runs.glob('*/runs/*/log.txt')).read_text()[-2000:]}"
        )
    time.sleep(3)


def ended(projects: Path) -> str:
    """How the sample's run ended; empty while it has not."""
    for file in projects.glob("*/runs/*/events.jsonl"):
        for line in file.read_text(encoding="utf-8").splitlines():
            event = json.loads(line)
            if event.get("kind") == "end":
                return str(event.get("status"))
    return ""


def export_sample(root: Path, display: str) -> None:
    """The trained LoRA into a folder, by the verb."""
    step("exporting")
    run_dir = "/" + str(sample_run(root).relative_to(root))
    run(as_person(root, f"lora-atelier-cli export --run '{run_dir}' --to webui --dest '{HOME}/webui'", display))
    if not list((root / HOME[1:] / "webui").rglob("*.safetensors")):
        raise Failed("the export left no LoRA")


def sample_run(root: Path) -> Path:
    """The folder of the run that was started in the window, as this machine sees it."""
    (folder,) = (root / f"{DATA}/projects"[1:]).glob("*/runs/*")
    return folder


def purge(root: Path, deb: Path) -> None:
    """By apt, with what came along for it."""
    step("purging")
    name = deb.name.partition("_")[0]
    inside(root, ["apt-get", "-q", "-y", "purge", name])
    inside(root, ["apt-get", "-q", "-y", "autoremove", "--purge"])


def check_nothing_left(root: Path, before: set[str]) -> None:
    """Raise Failed if anything is there that was not before, but the person's projects and what they exported."""
    left = listing(root) - before
    # The caches of the system's fonts and of its graphics are not the app's.
    own = (f"{DATA}/projects", f"{HOME}/webui", f"{HOME}/.cache/fontconfig", f"{HOME}/.cache/mesa_shader_cache")
    kept = {path for path in left if path.startswith(own)}
    parents = {str(parent) for path in kept for parent in Path(path).parents}
    if wrong := sorted(left - kept - parents):
        raise Failed(f"{len(wrong)} paths are left after the purge: {wrong[:40]}")
    step(f"{len(kept)} files and folders of projects are left, and nothing else")


def wait(ready: Callable[[], bool], limit: float, what: str, words: Callable[[], str] = lambda: "") -> None:
    """Wait until something is so. Raises Failed when it takes too long."""
    end = time.monotonic() + limit
    while not ready():
        if time.monotonic() > end:
            raise Failed(f"waited {limit:.0f} s for {what} in vain. {words()}")
        time.sleep(0.5)


if __name__ == "__main__":
    sys.exit(main())
