"""The macOS app: what it says of itself, and in which order it is signed. Made it is on a Mac alone."""

import json
import plistlib
import re
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from project.library import OPENER

ROOT = Path(__file__).resolve().parents[2]
MACOS = ROOT / "packaging" / "macos"
MACH_O = b"\xcf\xfa\xed\xfe" + bytes(5000)


@pytest.fixture
def build(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """packaging/macos/build.py as a module; no certificate is set."""
    for name in ("ATELIER_CODESIGN_IDENTITY", "ATELIER_NOTARY_PROFILE", "ATELIER_NOTARY_KEYCHAIN"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.syspath_prepend(str(ROOT))
    spec = spec_from_file_location("packaging_macos_build", MACOS / "build.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def app(tmp_path: Path) -> Path:
    """An app with programs and libraries at several depths, data, and a link."""
    contents = tmp_path / "app" / "LoRA Atelier.app" / "Contents"
    for name in (
        "MacOS/lora-atelier",
        "Frameworks/libtorch.dylib",
        "Resources/python/lib/python3.11/lib-dynload/_ssl.so",
    ):
        (contents / name).parent.mkdir(parents=True, exist_ok=True)
        (contents / name).write_bytes(MACH_O)
    framework = contents / "Frameworks/QtCore.framework/Versions/A/QtCore"
    framework.parent.mkdir(parents=True)
    framework.write_bytes(MACH_O)
    (contents / "Resources/data.bin").write_bytes(bytes(6000))
    (contents / "Resources/libtorch.dylib").symlink_to("../Frameworks/libtorch.dylib")
    return contents.parent


def information() -> dict[str, Any]:
    info: dict[str, Any] = json.loads((MACOS / "info.json").read_text(encoding="utf-8"))
    return info


def test_information_is_a_property_list_in_both_languages_for_sharp_screens() -> None:
    info = plistlib.loads(plistlib.dumps(information()))
    assert info["CFBundleLocalizations"] == ["en", "zh-Hans"]
    assert info["NSHighResolutionCapable"] is True


def test_app_opens_project_files_and_offers_itself_for_lora_files() -> None:
    info = information()
    declared = {
        kind["UTTypeIdentifier"]: kind["UTTypeTagSpecification"]["public.filename-extension"]
        for kind in [*info["UTExportedTypeDeclarations"], *info["UTImportedTypeDeclarations"]]
    }
    ranks: dict[str, str] = {}
    for kind in info["CFBundleDocumentTypes"]:
        for name in kind["LSItemContentTypes"]:
            ranks |= dict.fromkeys(declared[name], kind["LSHandlerRank"])
    assert ranks == {Path(OPENER).suffix[1:]: "Owner", "safetensors": "Alternate"}


def test_oldest_macos_is_one_that_the_engine_runs_on() -> None:
    lock = (ROOT / "packaging" / "locks" / "mps-macos.toml").read_text(encoding="utf-8")
    newest = max(tuple(map(int, found)) for found in re.findall(r"macosx_(\d+)_(\d+)_arm64", lock))
    said = tuple(map(int, information()["LSMinimumSystemVersion"].split(".")))
    assert said >= newest


def test_entitlements_let_the_engine_load_packages_of_other_makers(build: ModuleType) -> None:
    entitlements = plistlib.loads(build.ENTITLEMENTS.read_bytes())
    assert entitlements["com.apple.security.cs.disable-library-validation"] is True


def test_parts_are_signed_before_what_holds_them(build: ModuleType, app: Path) -> None:
    commands = list(build.signing(app, "Developer ID Application: Somebody"))
    signed = [Path(command[-1]) for command in commands if "--sign" in command]
    assert signed[-1] == app
    framework = app / "Contents/Frameworks/QtCore.framework"
    assert framework in signed
    for place, path in enumerate(signed):
        assert not any(path.is_relative_to(earlier) for earlier in signed[:place]), path
    assert commands[-1][:2] == ["codesign", "--verify"]


def test_every_program_and_library_is_signed_once(build: ModuleType, app: Path) -> None:
    names = [path.relative_to(app / "Contents").as_posix() for path in build.mach_o_files(app)]
    assert sorted(names) == [
        "Frameworks/QtCore.framework/Versions/A/QtCore",
        "Frameworks/libtorch.dylib",
        "MacOS/lora-atelier",
        "Resources/python/lib/python3.11/lib-dynload/_ssl.so",
    ]


def test_without_a_certificate_the_signature_is_nobodys(build: ModuleType, app: Path) -> None:
    for command in build.signing(app, ""):
        if "--sign" in command:
            assert command[command.index("--sign") + 1] == "-"
            assert "--timestamp" not in command
    assert [command[0] for command in build.finishing(Path("x.dmg"), "", "")] == ["hdiutil"]


def test_notarized_image_keeps_apples_answer(build: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATELIER_NOTARY_KEYCHAIN", "/tmp/release.keychain-db")
    commands = [" ".join(command) for command in build.finishing(Path("x.dmg"), "Somebody", "atelier")]
    assert [command.split()[:3] for command in commands[:3]] == [
        ["codesign", "--sign", "Somebody"],
        ["xcrun", "notarytool", "submit"],
        ["xcrun", "stapler", "staple"],
    ]
    assert "--keychain-profile atelier --keychain /tmp/release.keychain-db --wait" in commands[1]


def test_image_is_made_on_a_mac_alone(build: ModuleType, app: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    with pytest.raises(SystemExit, match="only on macOS"):
        build.main([str(app.parent)])


def test_folder_without_an_app_is_refused(build: ModuleType, tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"run packaging/build\.py on a Mac first"):
        build.main([str(tmp_path)])
