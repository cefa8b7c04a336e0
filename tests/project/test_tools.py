"""Which tool a folder belongs to, and where its LoRAs go."""

from __future__ import annotations

from pathlib import Path

import pytest

from project.tools import recognise, suggest

A1111 = ("webui.py", "models/Stable-diffusion/", "models/Lora/")
FORGE = (*A1111, "modules_forge/")
COMFYUI = ("main.py", "comfy/", "custom_nodes/", "models/checkpoints/", "models/loras/")
DESKTOP = ("custom_nodes/", "user/", "models/checkpoints/")


def plant(root: Path, names: tuple[str, ...]) -> Path:
    for name in names:
        path = root / name
        if name.endswith("/"):
            path.mkdir(parents=True, exist_ok=True)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.touch()
    return root


@pytest.mark.parametrize(
    ("names", "inside", "chosen", "kind", "loras"),
    [
        (A1111, "", "", "a1111", "models/Lora"),
        (A1111, "", "models/Lora", "a1111", "models/Lora"),
        (A1111, "", "models/Lora/my/own", "a1111", "models/Lora/my/own"),
        (A1111, "", "models", "a1111", "models/Lora"),
        (A1111, "", "outputs", "folder", "outputs"),
        (A1111, "", "models/Stable-diffusion", "folder", "models/Stable-diffusion"),
        (A1111[:2], "", "", "a1111", "models/Lora"),
        (A1111, "webui", "", "a1111", "webui/models/Lora"),
        (FORGE, "", "", "forge", "models/Lora"),
        (FORGE, "webui", "", "forge", "webui/models/Lora"),
        (COMFYUI, "", "", "comfyui", "models/loras"),
        (COMFYUI, "", "models/loras", "comfyui", "models/loras"),
        (COMFYUI, "ComfyUI", "", "comfyui", "ComfyUI/models/loras"),
        (DESKTOP, "", "", "comfyui", "models/loras"),
        (("invokeai.yaml",), "", "", "invokeai", "loras"),
        (("databases/invokeai.db", "models/"), "", "loras/mine", "invokeai", "loras/mine"),
        (("models/Loras/",), "", "", "comfyui", "models/Loras"),
        (("notes.txt", "models/"), "", "", "folder", ""),
        (("webui.py",), "", "", "folder", ""),
    ],
)
def test_a_place_is_known_by_its_layout(
    names: tuple[str, ...], inside: str, chosen: str, kind: str, loras: str, tmp_path: Path
) -> None:
    plant(tmp_path / inside, names)
    place = recognise(tmp_path / chosen)
    assert (place.kind, place.lora_folder) == (kind, tmp_path / loras)
    assert place.title


def test_a_folder_that_is_not_there_is_a_plain_one(tmp_path: Path) -> None:
    assert recognise(tmp_path / "none").lora_folder == tmp_path / "none"
    (tmp_path / "file").touch()
    assert recognise(tmp_path / "file").kind == "folder"


def test_looking_changes_nothing(tmp_path: Path) -> None:
    plant(tmp_path / "webui", A1111[:2])
    before = sorted(tmp_path.rglob("*"))
    recognise(tmp_path / "webui")
    suggest([tmp_path])
    assert sorted(tmp_path.rglob("*")) == before


def test_tools_in_the_usual_spots_are_suggested_once(tmp_path: Path) -> None:
    plant(tmp_path / "home" / "stable-diffusion-webui", A1111)
    plant(tmp_path / "home" / "AI" / "ComfyUI_windows_portable" / "ComfyUI", COMFYUI)
    plant(tmp_path / "home" / "pictures", A1111)
    plant(tmp_path / "home" / "comfy notes", ("list.txt",))
    spots = [tmp_path / "home", tmp_path / "home", tmp_path / "none"]
    assert {(place.kind, place.lora_folder.relative_to(tmp_path / "home").as_posix()) for place in suggest(spots)} == {
        ("a1111", "stable-diffusion-webui/models/Lora"),
        ("comfyui", "AI/ComfyUI_windows_portable/ComfyUI/models/loras"),
    }
    assert len(suggest(spots)) == 2


def test_suggestions_of_this_computer_are_places() -> None:
    assert all(place.kind != "folder" for place in suggest())
