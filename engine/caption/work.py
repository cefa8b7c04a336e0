"""Does a caption job: which pictures, the model, and a caption told for each. Writing them is for whoever asked."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from engine.caption.base import Context
from engine.caption.opening import find_model, open_captioner
from engine.caption.pipeline import Captioned, Wanted, captioned
from engine.device import reserved
from engine.families.base import Abandoned
from engine.memory import pick_device
from project import runs
from project.captioning import CaptioningOptions, read_options
from project.dataset import Caption, CaptionReader, list_pictures
from project.dataset.captions import CaptionError, read_beside
from project.dataset.scan import kohya_folder
from project.errors import BadInput
from project.runs.lease import Holder
from project.version import VERSION
from project.words.style import parts

CAPTIONING = "captioning"


def work(
    folder: runs.RunFolder,
    job: runs.CaptionJob,
    emit: Callable[[runs.Event], None],
    commands: Callable[[], list[runs.Command]],
) -> tuple[str, str]:
    """Do the job of a run folder; returns ("finished", ""), or ("stopped", ""): what was told until then counts."""
    asked_to_stop = False

    def going() -> bool:
        nonlocal asked_to_stop
        asked_to_stop = asked_to_stop or any(isinstance(command, runs.Stop) for command in commands())
        return not asked_to_stop

    def tell(phase: str, done: int, total: int) -> None:
        if not going():
            raise Abandoned("the work was stopped")
        emit(runs.Phase(name=phase, done=done, total=total))

    options = read_options(job.settings, job.model)
    device = pick_device(job.device)
    wanted, problems = choose(
        job.pictures,
        Path(job.folder) if job.folder else None,
        options,
        table=Path(job.table).expanduser() if job.table else None,
    )
    emit(runs.Start(job=job.kind, name=options.model, pictures=len(wanted), device=str(device), version=VERSION))
    for problem in problems:
        _tell_problem(problem, emit)
    if not wanted:
        emit(_report([], problems))
        return "finished", ""
    try:
        find_model(options.model, tell)  # a download needs no graphics card
        with reserved(job.device, Holder(str(folder.path.absolute()), job.kind), emit, going) as held:
            if not held:
                return "stopped", ""
            captioner = open_captioner(options, device, tell)
            outcomes: list[Captioned] = []
            emit(runs.Phase(name=CAPTIONING, done=0, total=len(wanted)))
            for batch in captioned(captioner, wanted, options, going):
                outcomes += batch
                _tell_batch(batch, emit)
                emit(runs.Phase(name=CAPTIONING, done=len(outcomes), total=len(wanted)))
    except Abandoned:
        return "stopped", ""
    emit(_report(outcomes, problems))
    return ("stopped" if asked_to_stop and len(outcomes) < len(wanted) else "finished"), ""


def choose(
    pictures: Sequence[str],
    folder: Path | None,
    options: CaptioningOptions,
    told: Mapping[str, str] | None = None,
    table: Path | None = None,
) -> tuple[list[Wanted], list[Captioned]]:
    """(what is to be captioned, what cannot be for its caption is unreadable).

    Paths count from ``folder``; no pictures = all of it. ``told`` are captions by name that stand above those of the
    dataset, ``table`` is the dataset's own, as ``metadata_path`` names it. Where only empty ones are filled, the
    others are left out. Raises BadInput for a folder that is not there.
    """
    if folder is None and not pictures:
        raise BadInput("no picture is named: name pictures, or their folder")
    listing = list_pictures(folder, stamps=False) if folder is not None else None
    reader = CaptionReader(listing, table) if listing else None
    names = list(pictures) or [listed.name for listed in (listing.pictures if listing else ())]
    wanted, problems = [], []
    for name in names:
        path = Path(os.path.abspath((folder or Path()) / Path(name).expanduser()))
        found = Caption(told[name]) if told and told.get(name) else _caption(path, reader)
        one = Wanted(path, name, found.text, _context(path, folder, found.text, options), found.source)
        if found.problem:
            problems.append(Captioned(one, problem=f"{path}: its caption {found.problem}, so it is left alone"))
        elif options.mode != "fill" or not found.text.strip():
            wanted.append(one)
    return wanted, problems


def _caption(path: Path, reader: CaptionReader | None) -> Caption:
    if reader is not None:
        return reader.read(path)
    try:
        return Caption(*(read_beside(path) or ("", "none")))
    except CaptionError as error:
        return Caption(problem=str(error))


def _context(path: Path, folder: Path | None, caption: str, options: CaptioningOptions) -> Context:
    inside = folder is not None and path.is_relative_to(os.path.abspath(folder))
    named = kohya_folder(path, Path(os.path.abspath(folder)))[1] if inside and folder is not None else ""
    digest = hashlib.sha256(f"{options.seed}:{path.name}".encode()).digest()
    tags = parts(caption, options.style).tags
    return Context(path.stem, named or path.parent.name, caption, tags, int.from_bytes(digest[:6], "big"))


def _tell_batch(batch: Sequence[Captioned], emit: Callable[[runs.Event], None]) -> None:
    for one in batch:
        if one.problem:
            _tell_problem(one, emit)
        elif one.caption is not None:
            emit(runs.CaptionEvent(path=one.wanted.name, caption=one.caption, score=one.score))
        else:
            emit(runs.Warning_(message=f"{one.wanted.name}: the model had nothing to say", code="no-caption",
                               path=one.wanted.name))  # fmt: skip
        if one.note:
            emit(runs.Warning_(message=f"{one.wanted.name}: {one.note}", code="caption-note", path=one.wanted.name))


def _tell_problem(one: Captioned, emit: Callable[[runs.Event], None]) -> None:
    emit(runs.Warning_(message=f"passed over {one.problem}", code="picture", path=one.wanted.name))


def _report(outcomes: Sequence[Captioned], problems: Sequence[Captioned]) -> runs.Report:
    made = sum(one.caption is not None for one in outcomes)
    left = len(problems) + sum(bool(one.problem) for one in outcomes)
    lines = [f"{made} pictures got a caption."] if made else ["No picture needed a caption, or none got one."]
    if left:
        lines.append(f"{left} pictures were passed over: the warnings say why.")
    return runs.Report(title="Captions", lines=tuple(lines))
