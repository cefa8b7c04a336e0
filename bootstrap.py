"""Makes the first start work: puts the missing packages into `.venv` beside this file and goes on in it.

Standard library only. Later starts read two small files and hand over, so nothing here imports what that does not need
(`pathlib` and `hashlib` included). The text stays readable for older Pythons: they are told which one is wanted.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import NoReturn

ROOT = os.path.dirname(os.path.abspath(__file__))
VENV = os.path.join(ROOT, ".venv")
PYTHON = os.path.join(VENV, "Scripts", "python.exe") if os.name == "nt" else os.path.join(VENV, "bin", "python")
UNFINISHED = os.path.join(ROOT, ".venv.unfinished")
LOCK = os.path.join(ROOT, ".venv.lock")
TEMPORARY = os.path.join(VENV, "tmp")

OLDEST, NEWEST = (3, 11), (3, 12)
REQUIREMENTS = {"app": ("requirements.txt",), "tests": ("requirements.txt", "requirements-dev.txt")}

# What Qt opens at run time and a server or a container often lacks, with the Debian package that has it.
QT_LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
}
# What Qt opens on top where it shows a window on an X11 screen.
WINDOW_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}


def ensure(need: str) -> None:
    """Return if this interpreter has what `need` ("app" or "tests") takes; else go on in `.venv`, made first if absent.

    Never returns after handing over to `.venv`. Leaves with one line and exit code 2 when the machine lacks something
    that a person has to install, 1 when the set-up failed, 130 after Ctrl-C. A frozen app, ATELIER_NO_SETUP=1 and an
    environment that already has the pinned packages are taken as they are.
    """
    if getattr(sys, "frozen", False) or os.environ.get("ATELIER_NO_SETUP") == "1":
        return
    if sys.version_info < OLDEST:
        refuse_python()
    inside = os.path.isdir(VENV) and os.path.samefile(sys.prefix, VENV)
    if is_ready(need) or adopt(need):
        if not inside:
            hand_over(PYTHON)
        if stamped_python(need) == running_python():
            return
        os.remove(stamp_path(need))
    if sys.version_info[:2] > NEWEST:
        refuse_python()
    if inside:
        # A virtual environment cannot remake itself: the Python that it was made from can.
        hand_over(getattr(sys, "_base_executable", sys.executable))
    if not has_pins(sys.path, need):
        set_up(need)
        hand_over(PYTHON)


def hand_over(python: str) -> NoReturn:
    """Run the same command line under `python`; never returns."""
    command = [python, *sys.orig_argv[1:]]
    os.environ.pop("PYTHONHOME", None)  # it would lead `.venv` back to the Python that we come from
    try:
        if os.name == "nt":
            import signal
            import subprocess

            signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the child's to answer
            sys.exit(subprocess.call(command))
        sys.stdout.flush()
        os.execv(python, command)
    except OSError as error:
        leave(f"cannot start {python} ({error.strerror}). Delete the folder {VENV} and start again.", 1)


def refuse_python() -> NoReturn:
    """Say which Python is wanted, and which command has it if one is on the path."""
    import shutil

    names = [f"python3.{minor}" for minor in range(NEWEST[1], OLDEST[1] - 1, -1)]
    found = next((name for name in names if shutil.which(name)), None)
    hint = f"Start it with {found}." if found else "Install one of them and start it with that."
    leave(f"Python 3.11 or 3.12 is needed, and this is {sys.version.split()[0]} ({sys.executable}). {hint}", 2)


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def leave(text: str, code: int) -> NoReturn:
    say(f"LoRA Atelier: {text}")
    raise SystemExit(code)


# --- is everything there? ---------------------------------------------------------------------------------------------


def running_python() -> bytes:
    return b"python %d.%d" % sys.version_info[:2]


def stamp_path(need: str) -> str:
    return os.path.join(VENV, f"atelier-{need}.stamp")


def read(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError:
        return b""


def wanted(need: str) -> bytes:
    """The requirements of `need` as text: comparing them whole is quicker than hashing them."""
    return b"\n".join(read(os.path.join(ROOT, name)) for name in REQUIREMENTS[need])


def stamped_python(need: str) -> bytes:
    return read(stamp_path(need)).partition(b"\n")[0]


def is_ready(need: str) -> bool:
    """Whether a finished set-up of `.venv` was made from just these requirements."""
    stamp = read(stamp_path(need)).partition(b"\n")[2]
    return bool(stamp) and stamp == wanted(need) and looks_whole()


def looks_whole() -> bool:
    return (
        os.path.isfile(PYTHON) and os.path.isfile(os.path.join(VENV, "pyvenv.cfg")) and not os.path.exists(UNFINISHED)
    )


def adopt(need: str) -> bool:
    """Take over a `.venv` that somebody filled with the pinned packages by hand."""
    if not looks_whole() or not has_pins([site_packages()], need):
        return False
    try:
        write_stamps(need)
    except OSError:
        return False
    return is_ready(need)


def has_pins(folders: Iterable[str], need: str) -> bool:
    """Whether every pinned package lies in `folders` at its version; a build tag such as +cu130 does not matter."""
    alike = str.maketrans("-.", "__")
    found = set()
    for folder in folders:
        try:
            names = os.listdir(folder or os.curdir)
        except OSError:
            continue
        ends = ".dist-info"
        found |= {n[: -len(ends)].partition("+")[0].lower().translate(alike) for n in names if n.endswith(ends)}
    lines = (line.partition("#")[0].strip() for line in wanted(need).decode("utf-8").splitlines())
    pins = [line.replace("==", "-").lower().translate(alike) for line in lines if line and not line.startswith("-r")]
    return bool(pins) and all(pin in found for pin in pins)


def venv_python() -> str:
    """The Python version of `.venv`, as "3.11"; empty when it cannot be told."""
    for line in read(os.path.join(VENV, "pyvenv.cfg")).decode("utf-8", "replace").splitlines():
        key, _, value = line.partition("=")
        if key.strip() in ("version", "version_info"):
            return ".".join(value.strip().split(".")[:2])
    return ""


def site_packages() -> str:
    if os.name == "nt":
        return os.path.join(VENV, "Lib", "site-packages")
    return os.path.join(VENV, "lib", f"python{venv_python()}", "site-packages")


def write_stamps(need: str) -> None:
    """Say in `.venv` what it was made from; "tests" includes "app". Raises OSError."""
    for name in ("app", need):
        path = stamp_path(name)
        with open(path + ".new", "wb") as file:
            file.write(f"python {venv_python()}\n".encode() + wanted(name))
            file.flush()
            os.fsync(file.fileno())
        os.replace(path + ".new", path)


# --- the set-up -------------------------------------------------------------------------------------------------------


class SetUpFailed(Exception):
    """One readable line: what is wrong and what to do. Exit code 2 if a person has to install something."""

    def __init__(self, text: str, code: int = 1) -> None:
        super().__init__(text)
        self.code = code


def set_up(need: str) -> None:
    """Make `.venv` or mend it. May be killed at any moment: the next start finds the mark and mends what is torn."""
    try:
        lock = wait_for_turn()
        try:
            if not is_ready(need):
                install(need, lock)
        finally:
            os.close(lock)
    except KeyboardInterrupt:
        leave("set-up interrupted. The next start goes on with it.", 130)
    except SetUpFailed as error:
        leave(str(error), error.code)
    except OSError as error:
        leave(f"set-up failed: {error.strerror or error}: {error.filename or VENV}", 1)


def install(need: str, lock: int) -> None:
    import shutil

    check_system(need, lock)
    say("LoRA Atelier: setting up .venv in this folder, once. About 3 GB to fetch, 7 GB on the disk.")
    torn = os.path.exists(UNFINISHED)
    with open(UNFINISHED, "wb"):
        pass
    if torn:
        drop_torn_packages(site_packages())
    if not venv_works():
        say("Making the virtual environment")
        code, errors = run([sys.executable, "-m", "venv", "--clear", VENV], lock)
        if code:
            raise SetUpFailed(full_disk(errors) or f"the virtual environment could not be made: {last_line(errors)}")
    # Temporary files lie beside the packages: /tmp is often too small for the 3 GB, and a killed pip leaves them there.
    shutil.rmtree(TEMPORARY, ignore_errors=True)
    os.mkdir(TEMPORARY)
    pip_install(need, lock)
    shutil.rmtree(TEMPORARY, ignore_errors=True)
    write_stamps(need)
    os.remove(UNFINISHED)
    say("Set-up finished.")


def full_disk(errors: list[str]) -> str:
    """What to say if a command failed for want of space; empty if it was something else."""
    import shutil

    if "No space left on device" in "\n".join(errors) or shutil.disk_usage(ROOT).free < 20_000_000:
        return "the disk is full. The set-up takes about 10 GB in this folder, 7 when it is done: free some."
    return ""


def wait_for_turn() -> int:
    """The descriptor of the lock file, once no other set-up runs in this folder.

    The installers inherit it: if we are killed, a pip that lives on keeps the lock until it has ended.
    """
    import time

    descriptor = os.open(LOCK, os.O_RDWR | os.O_CREAT, 0o644)
    if not take_lock(descriptor):
        say("LoRA Atelier: another set-up is under way in this folder; waiting for it.")
        while not take_lock(descriptor):
            time.sleep(0.3)
    return descriptor


def take_lock(descriptor: int) -> bool:
    if sys.platform == "win32":
        import msvcrt

        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
    import fcntl

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True  # a disk without locks: better a set-up without one than none
    return True


def venv_works() -> bool:
    """Whether `.venv` starts, has a Python that we support, and a whole pip."""
    import subprocess

    if not any(name.startswith("pip-") for name in finished_packages(site_packages())):
        return False
    test = f"import sys, pip; sys.exit(not {OLDEST} <= sys.version_info[:2] <= {NEWEST})"
    try:
        return subprocess.run([PYTHON, "-c", test], capture_output=True, timeout=60).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


def finished_packages(site: str) -> set[str]:
    """The packages in this folder, as name-version, whose list of files was written: pip writes it last."""
    ends = ".dist-info"
    try:
        names = [name for name in os.listdir(site) if name.endswith(ends)]
    except OSError:
        return set()
    return {name[: -len(ends)] for name in names if os.path.exists(os.path.join(site, name, "RECORD"))}


def drop_torn_packages(site: str) -> None:
    """Forget packages with a missing or cut file, so that pip, which would take them for installed, installs them."""
    import csv
    import shutil

    for name in os.listdir(site) if os.path.isdir(site) else []:
        folder = os.path.join(site, name)
        if name.startswith("~"):  # where pip puts a package aside while it installs its successor
            shutil.rmtree(folder, ignore_errors=True)
        elif name.endswith(".dist-info"):
            rows = csv.reader(read(os.path.join(folder, "RECORD")).decode("utf-8", "replace").splitlines())
            files = {row[0]: row[2] for row in rows if len(row) == 3}
            whole = os.path.exists(os.path.join(folder, "INSTALLER")) and bool(files)
            if not whole or not all(is_whole(os.path.join(site, file), size) for file, size in files.items()):
                shutil.rmtree(folder)


def is_whole(path: str, size: str) -> bool:
    """Whether a listed file is there at its size; one without a size is a byte-code cache, which may be absent."""
    try:
        return not size or os.path.getsize(path) == int(size)
    except (OSError, ValueError):
        return False


def pip_install(need: str, lock: int) -> None:
    """Install the requirements under the user's own pip configuration. Raises SetUpFailed."""
    say("Installing the packages")
    files = [part for name in REQUIREMENTS[need] for part in ("-r", os.path.join(ROOT, name))]
    code, errors = run([PYTHON, "-P", "-m", "pip", "install", *files], lock, site_packages())
    if not code:
        return
    text = "\n".join(errors)
    if full := full_disk(errors):
        raise SetUpFailed(full)
    if "Retrying (" in text and ("Could not find a version" in text or "Max retries exceeded" in text):
        raise SetUpFailed("the package index does not answer. Check the network (or pip's proxy) and start again.")
    for line in [line for line in errors if line.strip()][-6:]:
        say(f"  pip: {line}")
    raise SetUpFailed(f"pip could not install the packages (exit code {code}); its last lines are above.")


def run(command: list[str], lock: int, watched: str = "") -> tuple[int, list[str]]:
    """Run a command with its output shown on stderr; returns its exit code and the lines of its own stderr.

    New packages that appear in the folder `watched` are named as they do, because older pips unpack in silence.
    """
    import contextlib
    import subprocess
    import threading

    environment = dict(os.environ, PIP_DISABLE_PIP_VERSION_CHECK="1", PIP_USER="0", DEBIAN_FRONTEND="noninteractive")
    if watched:
        environment.setdefault("TMPDIR", TEMPORARY)
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=2,
        stderr=subprocess.PIPE,
        env=environment,
        encoding="utf-8",
        errors="replace",
        pass_fds=() if os.name == "nt" else (lock,),
    )
    errors: list[str] = []
    reader = threading.Thread(target=lambda: errors.extend(process.stderr or ()), daemon=True)
    reader.start()
    seen = finished_packages(watched)
    try:
        while process.poll() is None:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(0.5)
            new = finished_packages(watched) - seen
            seen |= new
            for name in sorted(new):
                say(f"  installed {name}")
    except BaseException:
        process.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(10)
        process.kill()
        raise
    reader.join(5)
    return process.returncode, [line.rstrip() for line in errors if line.strip()]


def last_line(lines: list[str]) -> str:
    return lines[-1] if lines else "it said nothing"


# --- what only the system can give ------------------------------------------------------------------------------------


def check_system(need: str, lock: int) -> None:
    """Install, or name, the system packages that are missing: for `.venv` itself, and those that Qt opens.

    The verbs without a window go on without Qt's, after a warning; the tests do not. Raises SetUpFailed.
    """
    window = need == "app"
    missing = missing_packages(window)
    if not missing:
        return
    apt = ["apt-get", "install", "-y", "--no-install-recommends"]
    if may_use_apt():
        say(f"Installing system packages with apt-get: {' '.join(missing)}")
        for command in (["apt-get", "-q", "update"], [*apt, "-q", *missing]):
            code, errors = run(command, lock)
            if code:
                say(f"  {' '.join(command[:2])} failed: {last_line(errors)}")
        missing = missing_packages(window)
        if not missing:
            return
    command_line = apt_line(missing)
    if need == "tests" or any(name.endswith("-venv") for name in missing):
        raise SetUpFailed(
            f"system packages are missing. On Debian or Ubuntu run this, then start again: {command_line}", 2
        )
    say(
        f"Warning: the window will not open before these system packages are there. On Debian or Ubuntu: {command_line}"
    )


def apt_line(packages: list[str]) -> str:
    """The command that installs Debian packages."""
    sudo = "" if is_root() else "sudo "
    return f"{sudo}apt-get update && {sudo}apt-get install -y --no-install-recommends {' '.join(packages)}"


def check_window() -> None:
    """Return if Qt finds the libraries that it needs for a window; else name them and leave: Qt itself would abort."""
    if os.environ.get("QT_QPA_PLATFORM") or getattr(sys, "frozen", False):
        return
    missing = [package for package in missing_packages(window=True) if not package.endswith("-venv")]
    if missing:
        leave(f"the window cannot open without some system packages. On Debian or Ubuntu: {apt_line(missing)}", 2)


def restore_library_path() -> None:
    """In a package on Linux: let programs that the window opens, such as file managers, find their own libraries.

    PyInstaller sets LD_LIBRARY_PATH before the program starts, for that program; the loader has read it by now.
    """
    if sys.platform != "linux" or not getattr(sys, "frozen", False):
        return
    before = os.environ.pop("LD_LIBRARY_PATH_ORIG", "")
    if before:
        os.environ["LD_LIBRARY_PATH"] = before
    else:
        os.environ.pop("LD_LIBRARY_PATH", None)


def missing_packages(window: bool) -> list[str]:
    """The Debian packages, in the order to install them, whose Python module or library this machine cannot load.

    With `window` those count too that Qt needs to show one.
    """
    import importlib

    missing = []
    importlib.invalidate_caches()
    try:
        importlib.import_module("ensurepip")
        importlib.import_module("venv")
    except ImportError:
        missing.append(f"python{sys.version_info[0]}.{sys.version_info[1]}-venv")
    if sys.platform.startswith("linux"):
        import ctypes

        for library, package in {**QT_LIBRARIES, **(WINDOW_LIBRARIES if window else {})}.items():
            try:
                ctypes.CDLL(library)
            except OSError:
                missing.append(package)
    return missing


def is_root() -> bool:
    return sys.platform != "win32" and os.geteuid() == 0


def may_use_apt() -> bool:
    import shutil

    return is_root() and shutil.which("apt-get") is not None
