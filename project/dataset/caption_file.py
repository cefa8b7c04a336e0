"""Changes the caption of one picture on disk, notices another program's text there, and gives back what was before."""

from contextlib import suppress
from pathlib import Path

from project.dataset.captions import CAPTION_SUFFIXES, CaptionError, read_beside, tidy
from project.dataset.listing import Caption
from project.dataset.writing import forget_caption, put_back, unlike_ours, write_caption
from project.workspace import atomic_write


class CaptionFile:
    """The caption of one picture over one edit. Its methods write, so they are run off the GUI thread, in order.

    `known` is the text that is expected beside the picture, empty where the caption stands in a table. `exact` are the
    bytes of the file before the edit where the app would write that caption otherwise; None until that was looked at.
    """

    def __init__(self, picture: Path, before: Caption) -> None:
        self.picture, self.before = picture, before
        self.kept: Path | None = None  # the bytes that could not be read, under another name
        self.exact: bytes | None = None
        self.noted = False  # whether the history knows that this is being typed
        self.known = self._beside(before)

    @property
    def own(self) -> str:
        """The name of the file that the app writes."""
        return self.picture.with_suffix(".txt").name

    def write(self, text: str | None) -> None:
        """Make this text the caption, None = what it was before the edit."""
        if text is None:
            self._restore()
            return
        self.remember()
        kept = write_caption(self.picture, text, replace_unreadable=bool(self.before.problem))
        self.kept = kept or self.kept
        self.known = tidy(text)

    def remember(self) -> None:
        """Note what the file is like, before the edit's first write."""
        if self.exact is None:
            ours = self.before.source == self.own and not self.before.problem
            self.exact = unlike_ours(self.picture, self.before.text) if ours else b""

    def others(self, text: str | None) -> Caption | None:
        """What another program has made of the caption since, unless that is what is wanted anyhow."""
        if self.before.problem:
            return None
        with suppress(CaptionError):
            found, source = read_beside(self.picture) or ("", "none")
            wanted = self._beside(self.before) if text is None else tidy(text)
            if found not in (self.known, wanted):
                return Caption(found, source)
        return None

    def take_over(self, text: str | None) -> Caption | None:
        """Write even over another program's text; that is returned, and counts as what was before. Where only the
        text of before is to come back, the other program's stays instead."""
        others = self.others(text)
        if others is not None:
            self.before, self.exact = others, None
            if text is None:
                return others
        self.write(text)
        return others

    def after(self, text: str | None) -> Caption:
        """What is read once `text` has been written."""
        if text is None:
            return self.before
        return Caption(text, self.own if text else "none")

    def _restore(self) -> None:
        if self.before.source == self.own and not self.before.problem:
            if self.exact:
                atomic_write(self.picture.with_suffix(".txt"), self.exact)
            else:
                write_caption(self.picture, self.before.text)
        elif self.kept is None or not self.kept.name.startswith(self.own):
            forget_caption(self.picture)
        if self.kept is not None:
            put_back(self.kept)
            self.kept = None
        self.known = self._beside(self.before)

    def _beside(self, caption: Caption) -> str:
        """The part of a caption that stands in a file of the picture's own."""
        own = caption.source.endswith(CAPTION_SUFFIXES) and not caption.problem
        return caption.text if own else ""
