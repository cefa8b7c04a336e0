"""A small package "app" as it lies on a disk, with an engine of tiny wheels that come from a server on this machine."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from project.runtime import download, installer, machine, places
from project.runtime.locks import Wheel
from project.runtime.machine import Machine
from tests.project.runtime.small_index import Server, as_wheel, serving, write_lock, write_wheel

PC = Machine("linux", "Debian", "x86_64", "A processor", 2, 8 << 30)


@dataclass
class Package:
    """The package's folder, and the server that has its wheels."""

    bundle: Path
    server: Server
    wheels: list[Wheel] = field(default_factory=list)

    def release(self, version: str, names: tuple[str, ...] = ("tinyone", "tinytwo"), **more: str) -> None:
        """Put the lock of a version into the package, and its wheels onto the server."""
        for name in names:
            data = {
                f"{name}/data.bin": (name + version).encode() * 20_000,
                f"{name}/version.py": more.get("facts", "").encode(),
            }
            write_wheel(self.server.folder, name, version, data)
        files = [self.server.folder / f"{name}-{version}-py3-none-any.whl" for name in names]
        self.wheels = [as_wheel(file, self.server.url, 300_000) for file in files]
        backend = more.get("backend", "cpu")
        write_lock(
            self.bundle / "source" / "packaging" / "locks" / f"{backend}-linux.toml",
            self.wheels,
            more.get("imports", names[0]).split(),
        )


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Package]:
    """The process runs as if it were the package, in a home of its own, on a computer without a card."""
    uv = installer.find_uv()
    bundle = tmp_path / "app 应用"
    (bundle / "source").mkdir(parents=True)
    (bundle / "source" / "main.py").write_text("import sys\nprint(sys.argv)\n", encoding="utf-8")
    (bundle / "uv").mkdir()
    (bundle / "uv" / "uv").symlink_to(uv)
    python = bundle / "python"
    python.mkdir()
    for name in ("bin", "lib"):
        (python / name).symlink_to(Path(sys.base_prefix) / name)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "_MEIPASS", str(bundle), raising=False)
    monkeypatch.setenv("ATELIER_HOME", str(tmp_path / "home 家"))
    monkeypatch.delenv("ATELIER_UV", raising=False)
    monkeypatch.setattr(machine, "look", lambda: PC)
    monkeypatch.setattr(machine, "this_system", lambda: "linux")
    monkeypatch.setattr(download, "WAITS", (0.01, 0.01))
    assert places.shape() == "app"
    (tmp_path / "served").mkdir()
    with serving(tmp_path / "served") as server:
        made = Package(bundle, server)
        made.release("1.0")
        yield made
