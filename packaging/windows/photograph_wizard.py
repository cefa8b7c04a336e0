"""Walk through the installer's and uninstaller's pages under wine and keep a picture of each.

    python packaging/windows/photograph_wizard.py FOLDER [--language en|zh]

It packs the small stand-in of check_install.py, and wants a screen (DISPLAY), xdotool and ImageMagick's import, and for
Chinese a Chinese font. Look at the pictures: no text may be cut off or be in the other language.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

import build  # noqa: E402
import check_install  # noqa: E402
import icons  # noqa: E402
from machines import Wine, wait_for  # noqa: E402

LOCALES = {"en": ("en_US", "en_US.UTF-8"), "zh": ("zh_CN", "zh_CN.UTF-8")}
TITLES = {"en": ("Setup", "Uninstall"), "zh": ("安装", "卸载")}


class Walk:
    """One wizard's window: pictures of it, and keys to it."""

    def __init__(self, folder: Path, language: str) -> None:
        self.folder, self.language = folder, language

    def window(self, text: str) -> str:
        """The number of the newest window whose title has the text, once it is there. Leaves after a minute."""
        for _ in range(120):
            found = subprocess.run(
                ["xdotool", "search", "--onlyvisible", "--name", text], capture_output=True, text=True
            ).stdout.split()
            if found:
                return found[-1]
            time.sleep(0.5)
        raise SystemExit(f"no window with {text!r} in its title")

    def picture(self, name: str, text: str) -> None:
        """Keep the whole screen, because a question stands in a window of its own."""
        self.window(text)
        time.sleep(1.5)
        subprocess.run(["import", "-window", "root", str(self.folder / f"{self.language}-{name}.png")], check=True)

    def type(self, text: str) -> None:
        """Replace what stands in the field that has the focus."""
        self.press("ctrl+a")
        subprocess.run(["xdotool", "type", "--delay", "20", text], check=True)

    def press(self, *keys: str) -> None:
        """Press keys, one after the other, in the window that has the focus."""
        for key in keys:
            subprocess.run(["xdotool", "key", key], check=True)
            time.sleep(0.6)


class Speaking(Wine):
    """A Windows in a language."""

    def __init__(self, prefix: Path, locales: Path, language: str) -> None:
        self.locales, self.locale = locales, LOCALES[language][1]
        locales.mkdir()
        name, whole = LOCALES[language]
        subprocess.run(["localedef", "-i", name, "-f", "UTF-8", str(locales / whole)], check=True)
        super().__init__(prefix)

    def environment(self) -> dict[str, str]:
        return {**super().environment(), "LOCPATH": str(self.locales), "LC_ALL": self.locale, "LANG": self.locale}


def walk(machine: Wine, setup: Path, folder: Path, language: str) -> None:
    """All pages of both wizards, and the words about a running app."""
    check = check_install.Check(machine, folder)
    pages, (setup_title, remove_title) = Walk(folder, language), TITLES[language]
    process = machine.start(setup)
    for name in ("1-welcome", "2-folder", "3-parts"):
        if name == "3-parts":
            pages.press("Down")  # a part's description shows when it is chosen
        pages.picture(name, setup_title)
        pages.press("Return")
    wait_for(lambda: check.link().exists())
    pages.picture("4-done", setup_title)
    pages.press("Return")
    pages.picture("5-end", setup_title)
    pages.press("Tab", "space", "Return")  # without starting it
    process.communicate(timeout=60)
    (machine.appdata / "atelier-runs").touch()
    app = machine.start(check.place / "app/lora-atelier.exe")
    uninstaller = machine.start(check.place / "Uninstall.exe")
    pages.picture("6-remove", remove_title)
    pages.press("Return")
    pages.press("Down")
    pages.picture("7-what-goes", remove_title)
    pages.press("Return")
    pages.picture("8-running", remove_title)
    (machine.appdata / "atelier-runs").unlink()
    app.communicate(timeout=60)
    pages.press("Return")  # Retry
    wait_for(lambda: not check.place.exists())
    pages.picture("9-removed", remove_title)
    pages.press("Return")
    pages.picture("10-removed-end", remove_title)
    pages.press("Return")
    uninstaller.communicate(timeout=60)


def questions(machine: Wine, old: Path, new: Path, folder: Path, language: str) -> None:
    """What is asked and told on the page of the folder: an older version, a path too long, a second folder."""
    pages, title = Walk(folder, language), TITLES[language][0]
    machine.run(new, "/S")
    process = machine.start(old)
    pages.picture("11-before-questions", title)
    pages.press("Return")
    pages.picture("12-folder-of-another", title)
    pages.press("Return")
    pages.picture("13-older", title)
    pages.press("Return")  # no
    pages.type("C:\\" + "long" * 50)
    pages.press("Return")
    pages.picture("14-too-long", title)
    pages.press("Return")
    pages.type("C:\\Second")
    pages.press("Return")
    pages.picture("15-beside", title)
    process.kill()
    process.communicate()


def main() -> int:
    """Take the pictures of one language."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path, help="where the pictures go")
    parser.add_argument("--language", choices=LOCALES, default="en")
    chosen = parser.parse_args()
    chosen.folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="atelier-", ignore_cleanup_errors=True) as place:
        work = Path(place)
        icons.draw(HERE.parent.parent / "resources/icons/app.svg", work / "icons")
        os.environ.pop("QT_QPA_PLATFORM", None)
        setups = {}
        for version in (check_install.OLD, check_install.NEW):
            bundle = check_install.make_bundle(work / version / "bundle", version)
            setups[version] = work / f"atelier-{version}-setup.exe"
            build.build(bundle, work / "icons", setups[version], version=version)
        machine = Speaking(work / "prefix", work / "locales", chosen.language)
        try:
            pictures = chosen.folder.absolute()
            walk(machine, setups[check_install.OLD], pictures, chosen.language)
            questions(machine, setups[check_install.OLD], setups[check_install.NEW], pictures, chosen.language)
        finally:
            machine.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
