"""The computer and its abilities, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from gui.language import translated
from gui.welcome.look import Look
from gui.widgets import human_bytes

if TYPE_CHECKING:
    from project.abilities import Ability

translate = QCoreApplication.translate

LOW_DISK = 20e9  # bytes; a base model, its cache and some runs take about so much


def card_words(look: Look) -> tuple[str, str, str]:
    """(the graphics card, what there is to know of it, a kind: "" or "warning")."""
    card, device = look.machine.card, look.device
    if card is None:
        text = translate("welcome", "None that can train was found: the processor does it, slowly.")
        return translate("welcome", "No graphics card"), text, "warning"
    memory = _memory(card.memory_bytes) if card.memory_bytes else translate("welcome", "memory unknown")
    if card.maker == "apple":
        memory = translate("welcome", "shares {0} with the system").format(memory)
    facts = [memory]
    if card.driver and card.maker != "apple":
        facts.append(translate("welcome", "driver {0}").format(card.driver))
    if card.cuda:
        facts.append(translate("welcome", "CUDA up to {0}.{1}").format(*card.cuda))
    unused = device.kind == "cpu"
    if look.unused:
        facts = [memory, translated(look.unused)]
    elif not card.driver:
        facts.append(translate("welcome", "it has no driver that computes: install its maker’s newest one"))
    elif unused and look.engine is None:
        facts.append(translate("welcome", "the engine installed here is made for the processor and does not use it"))
    elif unused:
        facts.append(translate("welcome", "the engine that was chosen is the one for the processor"))
    return card.name, " · ".join(facts), "warning" if unused else ""


def processor_words(look: Look) -> tuple[str, str]:
    """(the processor, its cores and the system)."""
    machine = look.machine
    cores = translate("welcome", "{0} cores").format(machine.cores)
    return machine.processor or machine.architecture, f"{cores} · {machine.system_name}"


def memory_words(look: Look) -> tuple[str, str]:
    """(the memory, what it is for)."""
    memory = look.machine.memory_bytes
    if not memory:
        return translate("welcome", "Memory unknown"), ""
    return translate("welcome", "{0} of memory").format(_memory(memory)), translate("welcome", "of the computer itself")


def disk_words(look: Look) -> tuple[str, str, str]:
    """(the free disk, what it is for, a kind)."""
    free = look.free_bytes
    if free is None:
        return translate("welcome", "Disk unknown"), translate("welcome", "Projects need room for models and runs"), ""
    title = translate("welcome", "{0} free on the disk").format(human_bytes(free))
    if free < LOW_DISK:
        return title, translate("welcome", "Little: a base model takes 2 to 7 GB, a project some more"), "warning"
    return title, translate("welcome", "where projects go"), ""


def ability_words(ability: Ability) -> tuple[str, str, str]:
    """(chip, kind of the chip, how) for one kind of model."""
    needed = f"{max(1, round(ability.gigabytes))} GB"
    if ability.level == "well":
        return translate("welcome", "comfortably"), "success", ""
    if ability.level == "saving":
        return translate("welcome", "yes"), "success", _how(ability)
    if ability.level == "small":
        how = translate("welcome", "with pictures of {0} pixels; {1}").format(ability.side, _how(ability))
        return translate("welcome", "only just"), "warning", how
    if ability.level == "slow":
        return translate("welcome", "slowly"), "warning", translate("welcome", "hours to days on the processor")
    return translate("welcome", "no"), "danger", translate("welcome", "takes about {0} of memory").format(needed)


def _memory(count: int) -> str:
    """Bytes of memory as memory is sold: 8 GB are 8 GiB."""
    return f"{count / 2**30:.0f} GB" if count >= 2**30 else f"{count / 2**20:.0f} MB"


def _how(ability: Ability) -> str:
    """The ways in which memory is saved, the one that says most alone: it comes after the others."""
    words = {
        "base4bit": translate("welcome", "with a 4-bit base"),
        "base8bit": translate("welcome", "with an 8-bit base"),
        "optimizer8bit": translate("welcome", "with an 8-bit optimizer"),
        "encode_first": translate("welcome", "with everything encoded first"),
        "twice": translate("welcome", "computing some things twice"),
    }
    return next((text for way, text in words.items() if way in ability.ways), "")
