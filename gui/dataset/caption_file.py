"""Changes the caption of one picture on disk, and can give it back exactly what was read before."""

from pathlib import Path

from project.dataset import Caption, forget_caption, put_back, write_caption


class CaptionFile:
    """The caption of one picture over one edit. Its methods write, so they are run off the GUI thread, in order."""

    def __init__(self, picture: Path, before: Caption) -> None:
        self.picture, self.before = picture, before
        self.kept: Path | None = None  # the bytes that could not be read, under another name

    @property
    def own(self) -> str:
        """The name of the file that the app writes."""
        return self.picture.with_suffix(".txt").name

    def write(self, text: str) -> None:
        """Make this text the caption."""
        kept = write_caption(self.picture, text, replace_unreadable=bool(self.before.problem))
        self.kept = kept or self.kept

    def restore(self) -> None:
        """Make the caption what it was before the edit."""
        if self.before.source == self.own and not self.before.problem:
            write_caption(self.picture, self.before.text)
        elif self.kept is None or not self.kept.name.startswith(self.own):
            forget_caption(self.picture)
        if self.kept is not None:
            put_back(self.kept)
            self.kept = None

    def after(self, text: str) -> Caption:
        """What is read once `text` has been written."""
        return Caption(text, self.own if text else "none")
