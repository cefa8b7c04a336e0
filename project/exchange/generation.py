"""The prompt that a generated picture carries, as A1111 and Forge, ComfyUI, InvokeAI and NovelAI write it."""

import json
import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PIL import Image

from project.dataset.captions import sound, tidy
from project.dataset.pictures import PictureError, head_of

_EXIF_POINTER, _USER_COMMENT = 0x8769, 0x9286
_LONGEST = 1 << 20  # characters of metadata that are looked at
_NETWORKS = re.compile(r"<(?:lora|lyco|hypernet):[^<>]*>", re.IGNORECASE)
_ESCAPED = str.maketrans({"(": "\ue000", ")": "\ue001", "[": "\ue002", "]": "\ue003"})  # while weights are taken out
_MEANT = {ord(made): ord(sign) for sign, made in zip("()[]", "\ue000\ue001\ue002\ue003", strict=True)}
_BREAK = re.compile(r"\s*\bBREAK\b\s*")
_WEIGHT = re.compile(r"[(\[{]([^()\[\]{}]*?)(?::\s*[0-9.]+)?[)\]}]")
_SETTINGS = re.compile(r"^(?:negative prompt:|steps:\s*\d)", re.IGNORECASE | re.MULTILINE)
_MOST_NODES = 200  # that are looked at on the way from a sampler of ComfyUI to its text


def prompt_of(picture: Path) -> str:
    """The positive prompt in a picture's metadata, without weights and `<lora:…>`; empty if it carries none.

    A picture that cannot be opened has none.
    """
    if not os.path.isfile(picture):  # a pipe, say: opening it would wait for ever
        return ""
    try:
        with head_of(picture) as image:
            texts = {str(key): value for key, value in image.info.items() if isinstance(value, str)}
            comment = _comment(image)
    except PictureError:
        return ""
    return plain(_prompt(texts, comment))


def plain(prompt: str) -> str:
    """A prompt as a caption: networks, BREAK and the marks of emphasis taken out, the words and their order kept."""
    text = _NETWORKS.sub("", sound(prompt[:_LONGEST]))
    text = re.sub(r"\\([()\[\]])", lambda found: found[1].translate(_ESCAPED), text)
    for _ in range(8):  # marks may stand within each other
        text, count = _WEIGHT.subn(r"\1", text)
        if not count:
            break
    text = _BREAK.sub(", ", text.translate(_MEANT))
    text = re.sub(r"[ \t]+", " ", text)
    text = re.sub(r"(?:[ \t]*,[ \t]*)+", ", ", text)
    return tidy("\n".join(line.strip(" ,") for line in text.splitlines()))


def _prompt(texts: Mapping[str, str], comment: str) -> str:
    if "invokeai_metadata" in texts:
        return str(_json(texts["invokeai_metadata"]).get("positive_prompt") or "")
    if "prompt" in texts and (graph := _json(texts["prompt"])):
        return _from_graph(graph)
    if "parameters" in texts:
        return _SETTINGS.split(texts["parameters"], maxsplit=1)[0]
    if "NovelAI" in texts.get("Software", ""):
        return texts.get("Description", "")
    if _SETTINGS.search(comment):
        return _SETTINGS.split(comment, maxsplit=1)[0]
    return ""


def _comment(image: Image.Image) -> str:
    """The EXIF comment, where A1111 puts the parameters of a JPEG or WebP."""
    found = image.getexif().get_ifd(_EXIF_POINTER).get(_USER_COMMENT, b"")
    if not isinstance(found, bytes):
        return str(found)
    raw: bytes = found
    if raw[:8] == b"UNICODE\0":
        body = raw[8:]
        big = body.count(b"\0", 0, 200) and body[0:1] == b"\0"
        return body.decode("utf-16-be" if big else "utf-16-le", "replace")
    return raw[8:].decode("utf-8", "replace") if raw[:5] == b"ASCII" else raw.decode("utf-8", "replace")


def _json(text: str) -> dict[str, Any]:
    try:
        found = json.loads(text[:_LONGEST])
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _from_graph(graph: Mapping[str, Any]) -> str:
    """The text that leads into the positive side of a sampler, or into a guider; of several the first that has one."""
    for side in ("positive", "conditioning"):
        for node in graph.values():
            inputs = node.get("inputs") if isinstance(node, dict) else None
            if isinstance(inputs, dict) and side in inputs and (text := _text(graph, inputs[side], set())):
                return text
    return ""


def _text(graph: Mapping[str, Any], link: Any, met: set[str]) -> str:
    """The text at the end of a link, which is [number of the node, number of its output]; no node is met twice."""
    if isinstance(link, str):
        return link
    if not (isinstance(link, list) and link) or str(link[0]) in met or len(met) >= _MOST_NODES:
        return ""
    met.add(str(link[0]))
    node = graph.get(str(link[0]))
    inputs = node.get("inputs") if isinstance(node, dict) else None
    if not isinstance(inputs, dict):
        return ""
    for key in ("text", "text_g", "text_l", "t5xxl", "clip_l", "string", "value", "prompt", "positive", "conditioning"):
        if found := _text(graph, inputs.get(key), met):
            return found
    for key, value in inputs.items():
        if key != "negative" and isinstance(value, list) and (found := _text(graph, value, met)):
            return found
    return ""
