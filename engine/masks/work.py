"""Does a mask job: a PNG in the run folder for every picture that gets a mask. Putting it beside the picture is for
whoever asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from engine.device import reserved
from engine.families.base import Abandoned
from engine.masks.finding import found_model
from engine.masks.opening import open_eye
from engine.memory import is_out_of_memory, pick_device
from project import runs
from project.dataset import list_pictures
from project.errors import BadInput, JobFailed
from project.masking import METHODS, Made, MaskingOptions, encoded, make_masks, read_options
from project.runs.lease import Holder
from project.version import VERSION

MASKING, LOADING = "masking", "loading the model"
FOLDER = "masks"
WITH_MODEL = ("model", "prompt")


def work(
    folder: runs.RunFolder,
    job: runs.MaskJob,
    emit: Callable[[runs.Event], None],
    commands: Callable[[], list[runs.Command]],
) -> tuple[str, str]:
    """Do the job of a run folder; returns ("finished", the folder of masks), or ("stopped", it): what was told counts.

    The mask of picture number i of the job is `masks/<i>-<its name>.png`, counted from 0. Raises BadInput for wrong
    options and where no model is at hand, JobFailed where memory runs out.
    """
    stopped = False

    def going() -> bool:
        nonlocal stopped
        stopped = stopped or any(isinstance(command, runs.Stop) for command in commands())
        return not stopped

    def tell(phase: str, done: int, total: int) -> None:
        if not going():
            raise Abandoned("the work was stopped")
        emit(runs.Phase(name=phase, done=done, total=total))

    if job.method not in METHODS:
        raise BadInput(f'"{job.method}" is no way to make masks: use {", ".join(METHODS)}')
    options, names = read_options(job.settings), pictures_of(job)
    heavy = job.method in WITH_MODEL
    device = str(pick_device(job.device)) if heavy else "cpu"
    emit(
        runs.Start(job=job.kind, name=job.method, pictures=len(names), device=device if heavy else "", version=VERSION)
    )
    try:
        model = str(found_model(job.method, job.model, tell)) if heavy else ""
        with _on_device(job, folder, emit, going) as held:
            if not held:
                return "stopped", ""
            if heavy:
                tell(LOADING, 0, 0)
            with readable_memory(job.device):
                eye = open_eye(job.method, model, options, device_for(job.device))
                tell(MASKING, 0, len(names))
                root = Path(job.folder).expanduser()
                places = [root / Path(name).expanduser() for name in names]
                (folder.path / FOLDER).mkdir(parents=True, exist_ok=True)
                count = 0
                for made in make_masks(places, eye, job.method, options):
                    count += _take(made, names[made.index], folder.path / FOLDER, emit)
                    tell(MASKING, made.index + 1, len(names))
    except Abandoned:
        return "stopped", FOLDER
    emit(report(count, len(names), options))
    return "finished", FOLDER


def pictures_of(job: runs.MaskJob) -> list[str]:
    """The pictures of a job as it names them; all of its folder where it names none. Raises BadInput."""
    if job.pictures:
        return list(job.pictures)
    if not job.folder:
        raise BadInput("no picture is named: name pictures, or their folder")
    return [listed.name for listed in list_pictures(Path(job.folder).expanduser(), stamps=False).pictures]


def device_for(wanted: str) -> str:
    """The device as `open_eye` takes it. auto stays auto on a machine where torch knows no card: onnxruntime may."""
    found = str(pick_device(wanted))
    return "auto" if wanted == "auto" and found == "cpu" else found


def report(made: int, pictures: int, options: MaskingOptions) -> runs.Report:
    """What is to be said in the end."""
    lines = [f"{made} of {pictures} pictures got a mask."]
    if made < pictures and options.existing == "keep":
        lines.append("Masks that were there are kept; existing=replace makes them again.")
    return runs.Report(title="Masks", lines=tuple(lines))


def sentence(made: Made, name: str) -> str:
    """What is to be known of a picture's mask; empty where there is nothing."""
    return f"{name} {'; '.join(made.notes)}" if made.notes else ""


@contextmanager
def readable_memory(device: str) -> Iterator[None]:
    """Running out of memory within the block is answered with what to do. Raises JobFailed."""
    try:
        yield
    except (RuntimeError, MemoryError) as error:
        if not is_out_of_memory(error):
            raise
        raise JobFailed(
            "out of memory: choose a smaller model, such as u2netp, or device cpu"
            if pick_device(device).type != "cpu"
            else "out of memory: choose a smaller model, such as u2netp, or close other programs"
        ) from error


def _take(made: Made, name: str, place: Path, emit: Callable[[runs.Event], None]) -> int:
    """Write a mask and tell of it; returns how many were written."""
    text = sentence(made, Path(name).name)
    if text:
        code = "kept" if made.kept else "picture" if made.broken else "mask"
        emit(runs.Warning_(message=text, code=code, path=name))
    if made.mask is None:
        return 0
    file = place / f"{made.index}-{made.picture.stem[:80]}.png"
    file.write_bytes(encoded(made.mask))
    emit(runs.Written(path=str(file.absolute())))
    return 1


@contextmanager
def _on_device(
    job: runs.MaskJob, folder: runs.RunFolder, emit: Callable[[runs.Event], None], going: Callable[[], bool]
) -> Iterator[bool]:
    """The device to oneself, for methods that need one."""
    if job.method not in WITH_MODEL:
        yield True
        return
    with reserved(job.device, Holder(str(folder.path.absolute()), job.kind), emit, going) as held:
        yield held
