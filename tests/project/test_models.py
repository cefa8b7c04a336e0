"""Finding models in folders, what each is called and offered as, and downloads from a hub that stops in the middle."""

from __future__ import annotations

import hashlib
import itertools
import json
import shutil
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from engine.cli import main
from project import models
from project.errors import BadInput, JobFailed
from project.models import hub
from project.models.repository import RemoteFile, choose
from project.workspace import starter_model

WEIGHTS = bytes(range(256)) * 2000  # 512 kB


@pytest.fixture(autouse=True)
def _home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ATELIER_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("HF_TOKEN", raising=False)


def header_only(path: Path, names: list[str]) -> Path:
    """A safetensors file with one half-precision number under each name."""
    entries = {
        name: {"dtype": "F16", "shape": [1], "data_offsets": [2 * at, 2 * at + 2]} for at, name in enumerate(names)
    }
    text = json.dumps(entries).encode()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(len(text).to_bytes(8, "little") + text + bytes(2 * len(names)))
    return path


def test_a_webui_root_is_searched_for_what_can_be_trained_and_each_file_is_classified(tmp_path: Path) -> None:
    root = tmp_path / "stable-diffusion-webui"
    shutil.copytree(starter_model(), root / "models" / "Stable-diffusion" / "folders" / "小模型", dirs_exist_ok=True)
    header_only(root / "models" / "VAE" / "fixed.safetensors", ["decoder.mid.block_1.conv1.weight"])
    header_only(root / "models" / "Stable-diffusion" / "lora.safetensors", ["lora_unet_x.lora_down.weight"])
    (root / "models" / "Stable-diffusion" / "torn.safetensors").write_bytes(b"\x10")
    header_only(root / "models" / "Lora" / "style.safetensors", ["lora_unet_x.lora_down.weight"])
    (root / "webui.py").touch()

    assert models.add_folder(root) == root
    models.add_folder(root)
    assert models.added_folders() == [root]
    told: list[models.Entry] = []
    found = {entry.name: entry for entry in models.scan(models.roots(), told.append)}

    assert {name: entry.kind for name, entry in found.items()} == {
        "小模型": "base", "fixed": "vae", "lora": "lora", "torn": "broken",
    }  # fmt: skip
    assert found["小模型"].usable
    assert found["小模型"].file.family == "sd15"
    assert found["torn"].file.reason
    assert str(root) not in found["torn"].file.reason
    assert len(told) == 4
    models.remove_folder(root)
    assert models.added_folders() == []
    with pytest.raises(BadInput, match="not among"):
        models.remove_folder(root)


def test_a_second_look_reads_no_file_but_those_that_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(3):
        header_only(tmp_path / "m" / f"{number}.safetensors", ["decoder.mid.block_1.conv1.weight"])
    first = models.scan([tmp_path / "m"])
    read: list[Path] = []
    recognise = models.recognise

    def noted(path: Path) -> models.ModelFile:
        read.append(path)
        return recognise(path)

    monkeypatch.setattr("project.models.scanning.recognise", noted)
    assert models.scan([tmp_path / "m"]) == first
    assert read == []
    header_only(tmp_path / "m" / "1.safetensors", ["lora_unet_x.lora_down.weight"])
    assert [entry.kind for entry in models.scan([tmp_path / "m"])] == ["vae", "lora", "vae"]
    assert [path.name for path in read] == ["1.safetensors"]
    stop = threading.Event()
    stop.set()
    assert models.scan([tmp_path / "m"], stop=stop) == []


def test_only_what_a_pipeline_needs_is_chosen_in_fp16_where_it_exists() -> None:
    names = [
        "model_index.json", "README.md", "unet/config.json", "unet/diffusion_pytorch_model.safetensors",
        "unet/diffusion_pytorch_model.fp16.safetensors", "unet/diffusion_pytorch_model.bin", "vae/config.json",
        "vae/diffusion_pytorch_model.safetensors", "text_encoder/model.safetensors", "text_encoder/config.json",
        "safety_checker/model.safetensors", "tokenizer/vocab.json", "tokenizer/merges.txt", "whole.safetensors",
        "scheduler/scheduler_config.json", "../evil.json", "unet/../../evil.safetensors",
    ]  # fmt: skip
    chosen = [file.name for file in choose("a/b", [RemoteFile(name, 1) for name in names])]
    assert set(chosen) == {
        "model_index.json", "unet/config.json", "unet/diffusion_pytorch_model.fp16.safetensors", "vae/config.json",
        "vae/diffusion_pytorch_model.safetensors", "text_encoder/model.safetensors", "text_encoder/config.json",
        "tokenizer/vocab.json", "tokenizer/merges.txt", "scheduler/scheduler_config.json",
    }  # fmt: skip
    assert chosen[-1] == "model_index.json"
    with pytest.raises(BadInput, match=r"a/b/one\.safetensors"):
        choose("a/b", [RemoteFile("one.safetensors", 1), RemoteFile("two.safetensors", 1)])
    with pytest.raises(BadInput, match="pickle"):
        choose("a/b", [RemoteFile("model_index.json", 1), RemoteFile("unet/diffusion_pytorch_model.bin", 1)])


@dataclass
class Hub:
    """A server that speaks what a download needs; `break_at` bytes into a file it hangs up, `breaks` times."""

    files: dict[str, bytes]
    break_at: int = 0
    breaks: int = 0
    ranges: list[str] = field(default_factory=list)
    refusal: tuple[int, str] | None = None
    address: str = ""

    def listing(self) -> dict[str, Any]:
        siblings = [
            {"rfilename": name, "size": len(data), "blobId": "0",
             **({"lfs": {"size": len(data), "sha256": hashlib.sha256(data).hexdigest(), "pointerSize": 1}}
                if name.endswith(".safetensors") else {})}
            for name, data in self.files.items()
        ]  # fmt: skip
        return {"id": "owner/name", "sha": "a" * 40, "siblings": siblings, "tags": [], "private": False}


@pytest.fixture
def remote(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    served = Hub(
        {
            "model_index.json": b'{"_class_name": "StableDiffusionPipeline"}',
            "unet/config.json": b"{}",
            "unet/diffusion_pytorch_model.fp16.safetensors": WEIGHTS,
        }
    )

    class Answer(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            if served.refusal:
                self.send_response(served.refusal[0])
                self.send_header("X-Error-Code", served.refusal[1])
                self.send_header("Content-Length", "0")
                self.end_headers()
            elif self.path.startswith("/api/models/owner/name"):
                self.send(json.dumps(served.listing()).encode(), 200)
            else:
                self.file(served.files[self.path.split("a" * 40 + "/")[1]])

        def file(self, data: bytes) -> None:
            asked = self.headers.get("Range", "")
            start = int(asked.removeprefix("bytes=").split("-")[0]) if asked else 0
            if data == WEIGHTS:
                served.ranges.append(asked)
            if data == WEIGHTS and served.breaks > 0:
                served.breaks -= 1
                self.send(data[start:], 206 if asked else 200, served.break_at)
                self.wfile.flush()
                self.close_connection = True
                self.connection.shutdown(2)
            else:
                self.send(data[start:], 206 if asked else 200)

        def send(self, data: bytes, status: int, most: int | None = None) -> None:
            self.send_response(status)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data[:most])

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    served.address = f"http://127.0.0.1:{server.server_port}"
    monkeypatch.setenv("HF_ENDPOINT", served.address)
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", False)
    monkeypatch.setattr("time.sleep", lambda _: None)  # the library waits before it tries again
    yield served
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_download_that_breaks_goes_on_where_it_stopped(remote: Hub) -> None:
    remote.break_at, remote.breaks = 300_000, 1
    told: list[models.Progress] = []
    path = models.get("owner/name", told.append)
    assert path == models.find("owner/name") == models.models_folder() / "owner" / "name"
    assert (path / "unet" / "diffusion_pytorch_model.fp16.safetensors").read_bytes() == WEIGHTS
    assert remote.ranges[0] == ""
    assert remote.ranges[1] == "bytes=262144-"
    assert told[-1].done == told[-1].total == sum(map(len, remote.files.values()))
    assert all(one.done <= two.done for one, two in itertools.pairwise(told))
    assert not (models.models_folder() / ".getting" / "owner--name").exists()
    assert models.located("owner/name") == str(path)
    asked = len(remote.ranges)
    assert models.get("owner/name") == path
    assert len(remote.ranges) == asked


def test_what_came_is_kept_when_the_connection_is_lost_or_the_person_stops(remote: Hub) -> None:
    remote.break_at, remote.breaks = 100_000, 10_000
    with pytest.raises(JobFailed, match="goes on where it stopped"):
        models.get("owner/name")
    assert models.find("owner/name") is None
    assert models.scan(models.roots()) == []
    remote.breaks = 0
    stop, seen = threading.Event(), len(remote.ranges)

    def halt(progress: models.Progress) -> None:
        stop.set()

    with pytest.raises(models.Cancelled):
        models.get("owner/name", halt, stop)
    part = next((models.models_folder() / ".getting").rglob("*.part"))
    part.write_bytes(WEIGHTS[:300_000])
    models.get("owner/name")
    assert remote.ranges[-1] == "bytes=300000-"
    assert len(remote.ranges) > seen


def test_a_model_is_downloaded_once_however_many_want_it(remote: Hub) -> None:
    told: list[models.Progress] = []
    with ThreadPoolExecutor(3) as pool:
        paths = {one.result() for one in [pool.submit(models.get, "owner/name", told.append) for _ in range(3)]}
    assert paths == {models.find("owner/name")}
    assert len(remote.ranges) == 1
    (place,) = paths
    assert place is not None
    assert (place / "unet" / "diffusion_pytorch_model.fp16.safetensors").read_bytes() == WEIGHTS


def test_damage_is_noticed_and_begun_anew(remote: Hub) -> None:
    place = models.models_folder() / ".getting" / "owner--name" / "unet"
    place.mkdir(parents=True)
    mark = hashlib.sha256(WEIGHTS).hexdigest()[:12]
    (place / f"diffusion_pytorch_model.fp16.safetensors.{mark}.part").write_bytes(b"x" * 1000)
    with pytest.raises(JobFailed, match="damaged"):
        models.get("owner/name")
    assert (models.get("owner/name") / "unet" / "diffusion_pytorch_model.fp16.safetensors").read_bytes() == WEIGHTS


@pytest.mark.parametrize(
    ("status", "code", "words"), [(401, "RepoNotFound", "not on the hub"), (403, "GatedRepo", "accept its terms")]
)
def test_refusals_are_told_in_one_sentence(remote: Hub, status: int, code: str, words: str) -> None:
    remote.refusal = (status, code)
    with pytest.raises(BadInput, match=words) as caught:
        models.get("owner/name")
    assert "\n" not in str(caught.value)


def test_offline_and_a_full_disk_are_told(remote: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(hub, "RESERVE", 1 << 60)
        with pytest.raises(JobFailed, match="GB are free"):
            models.get("owner/name")
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    with pytest.raises(JobFailed, match="cannot be reached"):
        models.get("owner/name")
    with pytest.raises(BadInput, match="owner/name"):
        models.get("just-a-word")


def test_the_shell_lists_checks_and_gets(remote: Hub, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(starter_model(), tmp_path / "m" / "tiny")
    torn = tmp_path / "m" / "torn.safetensors"
    torn.write_bytes(b"\x10")
    assert main(["models", "add", str(tmp_path / "m")]) == 0
    assert main(["models"]) == 0
    text = capsys.readouterr().out
    assert "Stable Diffusion 1.x" in text
    assert str(tmp_path / "m" / "tiny") in text
    assert text.index(str(torn)) > text.index("Not to be trained")
    assert main(["models", "check", str(torn)]) == 1
    assert main(["models", "check", str(starter_model())]) == 0
    assert main(["models", "get", "owner/name"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == str(models.models_folder() / "owner" / "name")
    assert main(["models", "get"]) == 2
    assert main(["models", "remove", str(tmp_path / "m")]) == 0
