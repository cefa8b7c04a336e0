"""kohya's dataset file: `[general]`, `[[datasets]]` and `[[datasets.subsets]]`, where a deeper level counts first."""

from collections.abc import Mapping
from typing import Any

from project.concepts import OVERRIDES, Concept, write
from project.importing.kohya import resolution
from project.importing.taking import Imported, Taker, number

_OF_SUBSET = {
    "flip_aug": "horizontal_flip",
    "random_crop": "random_crop",
    "shuffle_caption": "caption_shuffle",
    "keep_tokens": "keep_tokens",
    "keep_tokens_separator": "keep_tokens_separator",
    "caption_separator": "caption_separator",
    "caption_prefix": "caption_prefix",
    "caption_suffix": "caption_suffix",
    "caption_dropout_rate": "caption_dropout",
    "caption_tag_dropout_rate": "tag_dropout",
    "enable_wildcard": "caption_wildcards",
    "metadata_file": "metadata_path",
}
_OF_DATASET = {"enable_bucket": "bucket", "bucket_reso_steps": "bucket_step", "bucket_no_upscale": "bucket_no_upscale",
               "batch_size": "batch_size", "validation_split": "validation_share"}  # fmt: skip
_OWN = (
    "image_dir",
    "num_repeats",
    "is_reg",
    "class_tokens",
    "alpha_mask",
    "conditioning_data_dir",
    "caption_extension",
)
_WHY = {
    "min_bucket_reso": "the sizes follow from the resolution and max_aspect_ratio here",
    "max_bucket_reso": "the sizes follow from the resolution and max_aspect_ratio here",
    "color_aug": "its strength differs: set color_jitter to 0.1 for something like it",
    "face_crop_aug_range": "pictures are cropped in the middle or at random here",
    "secondary_separator": "tags have one separator here",
    "token_warmup_min": "all tags are there from the start here",
    "token_warmup_step": "all tags are there from the start here",
    "caption_dropout_every_n_epochs": "captions are dropped at random here: set caption_dropout",
    "validation_seed": "the seed of the run counts here",
}
_CAPTIONS = (".txt", ".caption")


def read(data: Mapping[str, Any]) -> Imported:
    """Picture folders as concepts, and what all of them share as options."""
    taker = Taker("a dataset file of kohya's scripts", {})
    general = dict(data.get("general", {}))
    subsets: list[dict[str, Any]] = []
    sizes: list[int | str] = []
    for dataset in data.get("datasets", []):
        upper = {**general, **{key: value for key, value in dataset.items() if key != "subsets"}}
        if (size := resolution(upper.get("resolution"))) and size not in sizes:
            sizes.append(size)
        subsets += [{**upper, **subset} for subset in dataset.get("subsets", [])]
    if sizes:
        taker.put("resolution", "resolution", ",".join(map(str, sizes)) if len(sizes) > 1 else sizes[0])
    for theirs, ours in _OF_DATASET.items():
        _shared(taker, subsets, theirs, ours)
    if len(sizes) > 1 and len({str(subset.get("image_dir")) for subset in subsets}) > 1:
        taker.leave("datasets", "every folder is trained at every one of these sizes here", sizes)
    _lines(taker, subsets)
    _folders(taker, subsets)
    _tell(taker, subsets)
    return taker.done()


def _shared(taker: Taker, subsets: list[dict[str, Any]], theirs: str, ours: str) -> bool:
    """Take what all folders have alike; tell what differs and cannot."""
    found = [subset[theirs] for subset in subsets if theirs in subset]
    if found and len(found) == len(subsets) and all(one == found[0] for one in found):
        taker.put(theirs, ours, found[0])
        return True
    if found and ours not in OVERRIDES:
        taker.leave(theirs, "it differs between the folders, and is one for all here", found)
    return False


def _folders(taker: Taker, subsets: list[dict[str, Any]]) -> None:
    shared = {theirs for theirs, ours in _OF_SUBSET.items() if _shared(taker, subsets, theirs, ours)}
    concepts: dict[str, Concept] = {}
    for subset in subsets:
        folder = str(subset.get("image_dir", ""))
        if not folder:
            taker.leave("subsets", "a folder without image_dir is left out", subset.get("metadata_file", "?"))
            continue
        changes = {
            ours: subset[theirs]
            for theirs, ours in _OF_SUBSET.items()
            if theirs in subset and theirs not in shared and ours in OVERRIDES
        }
        changes |= _masks(subset)
        if len({bool(one.get("enable_wildcard")) for one in subsets}) > 1:
            changes["caption_variants"] = "random" if subset.get("enable_wildcard") else "first"
        if folder in concepts:  # at another size: it is the same folder here
            continue
        concepts[folder] = Concept(
            folder=folder,
            repeats=number(subset.get("num_repeats", 1), 1.0),
            regularisation=bool(subset.get("is_reg", False)),
            changes={key: _text(value) for key, value in changes.items()},
        )
    wanted = [one for one in concepts.values() if not one.regularisation]
    if wanted:
        taker.put("image_dir", "train_data_dir", wanted[0].folder)
    lines = [write(one) for one in concepts.values() if one != wanted[0] or len(concepts) > 1] if wanted else []
    plain = len(concepts) == 1 and wanted and wanted[0] == Concept(wanted[0].folder)
    if wanted and not plain:
        lines = [write(one) for one in concepts.values()]
    if lines:
        taker.put("subsets", "concepts", lines)


def _lines(taker: Taker, subsets: list[dict[str, Any]]) -> None:
    """Of a caption of several lines the first one counts there, or any of them where wildcards are on."""
    wild = {bool(subset.get("enable_wildcard")) for subset in subsets}
    if len(wild) == 1:
        taker.put("enable_wildcard (several lines)", "caption_variants", "random" if wild == {True} else "first")


def _masks(subset: Mapping[str, Any]) -> dict[str, Any]:
    if subset.get("conditioning_data_dir"):
        return {"mask_source": "folder", "mask_dir": subset["conditioning_data_dir"]}
    return {"mask_source": "alpha"} if subset.get("alpha_mask") else {}


def _tell(taker: Taker, subsets: list[dict[str, Any]]) -> None:
    """What was not taken, each thing once."""
    known = {*_OF_SUBSET, *_OF_DATASET, *_OWN, "resolution"}
    told: set[str] = set()
    for subset in subsets:
        for key, value in subset.items():
            if key in known or key in told:
                continue
            told.add(key)
            taker.leave(key, _WHY.get(key, "there is nothing like it here"), value)
        if subset.get("class_tokens"):
            _class(taker, subset)
        extension = str(subset.get("caption_extension", ".caption"))
        if extension not in _CAPTIONS and "caption_extension" not in told:
            told.add("caption_extension")
            taker.leave("caption_extension", "captions are read from .txt and .caption files here", extension)


def _class(taker: Taker, subset: Mapping[str, Any]) -> None:
    """The words for pictures without a caption: the class word of regularisation pictures, else a trigger word."""
    if subset.get("is_reg"):
        taker.put("class_tokens", "class_word", subset["class_tokens"])
    else:
        why = "there it stands for missing captions only: set trigger_word, which is put before every caption here"
        taker.leave("class_tokens", why, subset["class_tokens"])


def _text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
