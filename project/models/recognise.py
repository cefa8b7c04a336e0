"""What a base model is, told from its tensors' names and shapes or its configs, without torch."""

from dataclasses import replace
from pathlib import Path

from project.errors import BadInput
from project.models.folder import recognise_folder
from project.models.judge import judge
from project.models.language import is_language_folder, recognise_language
from project.models.model_file import ModelFile
from project.models.pickled import read_names
from project.tensor_file import read_header

PICKLES = (".ckpt", ".pt", ".pth", ".bin")

__all__ = ["ModelFile", "recognise"]


def recognise(path: Path) -> ModelFile:
    """What the folder or file is; `ModelFile.reason` says why it cannot be trained. Names of files count for nothing.

    Raises BadInput, one line with the path, only for what cannot be read at all: missing, empty, damaged, cut off.
    """
    if path.is_dir() and is_language_folder(path):
        return recognise_language(path)
    if path.is_dir():
        return recognise_folder(path)
    if not path.exists():
        raise BadInput(f"{path}: there is no such file or folder")
    if path.suffix.lower() in PICKLES:
        names, foreign = read_names(path)
        found = judge(path, {name: ((), "") for name in names}, {})
        found = replace(found, layout="pickle", size=path.stat().st_size)
        if foreign:
            return replace(found, reason=f"it is a pickle file that wants to run code ({foreign}): {SAFER}")
        return found
    file = read_header(path)
    known = {name: (entry.shape, entry.dtype) for name, entry in file.tensors.items()}
    return replace(judge(path, known, file.metadata), size=file.size)


SAFER = "take the .safetensors version of this model"
