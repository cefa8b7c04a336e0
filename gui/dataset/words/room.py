"""Connects words with the page: menus and keys, the panel, dialogs, tokens, filters, style and history."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFileDialog

from gui import background, icons
from gui.dataset.completion import Completion
from gui.dataset.entries import Entry
from gui.dataset.tokens import TokenCounts
from gui.dataset.words import keeping
from gui.dataset.words.bulk import BulkDialog
from gui.dataset.words.forms import Context, all_operations
from gui.dataset.words.panel import WordsPanel
from gui.dataset.words.strips import ConflictStrip, StyleStrip
from gui.dataset.words.vocabulary import Vocabulary
from gui.widgets import human_duration
from project.dataset.caption_file import CaptionFile
from project.library import Project
from project.words.filter import quoted
from project.words.operations import Proposal
from project.words.style import Style, guess_style
from project.words.tokens import CHUNK

if TYPE_CHECKING:
    from gui.dataset.page import DatasetPage

PANEL = "words"
_LEAST_GUESSED = 3  # captions, before one says what they look like
_QUIET = 0.6  # seconds that a writing may take before the banner tells of it


class Words(QObject):
    """What the page knows of words."""

    def __init__(self, page: DatasetPage) -> None:
        super().__init__(page)
        self.page, self.collection, self.model = page, page.collection, page.collection.model
        self.vocabulary = Vocabulary(self.model, self)
        self.tokens = TokenCounts(self.model, self)
        self.panel = WordsPanel(self.vocabulary)
        self.style, self.conflicts = StyleStrip(), ConflictStrip()
        self.dialog: BulkDialog | None = None
        self._project: Project | None = None
        self._guess = Style()
        self._later: tuple[str, Mapping[str, Any]] | None = None  # an operation that waits for the captions
        self._writing_shown = False
        page.set_side(PANEL, self.panel)
        layout = page.gallery.layout()
        assert layout is not None
        layout.insertWidget(0, self.conflicts)  # type: ignore[attr-defined]
        page.summary.add_widget(self.style)
        self._add_actions()
        self._connect()
        self._complete()

    # the project

    def opened(self) -> None:
        """The pictures of a project are there."""
        project = self.collection.project
        if project is None:
            return
        self.use(project)

    def use(self, project: Project) -> None:
        """Take the project's settings as they are now."""
        self._project = project
        settings = project.settings
        base = str(settings.get("base_model") or project.base_model)
        self.tokens.open(base, str(settings.get("max_token_length") or CHUNK))
        self.page.tools.search.set_saved(list(project.filters.items()))
        self.vocabulary.ignored = (project.trigger_word,) if project.trigger_word else ()
        self._show_style()

    def closed(self) -> None:
        """The project is closed."""
        self._project = self._later = None
        if self.dialog is not None:
            self.dialog.reject()
        self.tokens.close()
        self.vocabulary.close()
        self.conflicts.show_count(0)

    # style

    def choose_style(self, kind: str) -> None:
        """Read captions so from now on; no caption is changed by that."""
        self._keep(keeping.with_style(kind))

    def _show_style(self) -> None:
        style = self.model.rules.style
        self.style.choice.set_value(style.kind)
        if style.kind != "text":
            self.style.suggest("")
        if self.page.viewer.box.style_of_caption != style:
            self.page.viewer.box.set_style(style)

    def suggest_style(self) -> None:
        """Ask whether captions that look like tags are tags."""
        project = self._project
        if project is None or self.model.rules.style.kind != "text":
            self.style.suggest("")
            return
        captions = [entry.caption.text for entry in self.model.entries.values() if entry.caption.text]

        def done(style: Style) -> None:
            if self._project is not None and self.model.rules.style.kind == "text":
                self._guess = style
                self.style.suggest(style.kind if style.kind != "text" else "")

        if len(captions) >= _LEAST_GUESSED:
            background.run(self, lambda: guess_style(captions), done)

    def _take_guess(self) -> None:
        other = self._guess.separator if self._guess.separator != self.model.rules.style.separator else ""
        self._keep(keeping.with_style(self._guess.kind, other))

    def _keep(self, change: keeping.Change) -> None:
        project = self._project
        if project is None:
            return

        def done(kept: Project) -> None:
            if self._project is not None and self._project.folder == kept.folder:
                self.page.project = kept
                self.collection.use_settings(kept)
                self.use(kept)
                self.page.project_changed.emit(kept)

        def failed(error: Exception) -> None:
            self.page.banner.show_message(background.readable(error), "error")
            self._show_style()

        keeping.keep(self, project.folder, change, done, failed)

    # operations

    def change(self, operation: str, what: Mapping[str, Any]) -> None:
        """Lay out an operation in the dialog, once the captions are read."""
        if self.dialog is not None:
            return
        if self._project is None or self.collection.loader.busy:
            self._later = (operation, what) if self.collection.project is not None else None
            return
        self.page.editing.finish()
        self.vocabulary.want()
        files = set(map(str, what.get("files") or ()))
        entries = list(self.model.entries.values())
        selected = self.page.grid.selected()
        if files:
            selected = [entry for entry in entries if entry.file in files or entry.name in files]
        scopes = {"selected": selected, "shown": list(self.model.rows), "all": entries}
        trigger = str(what.get("trigger") or self._project.trigger_word)
        dialog = BulkDialog(
            scopes, Context(self.model.rules.style, self.vocabulary.counts, trigger), self.vocabulary, self.page
        )
        if files and selected:
            dialog.scope.set_value("selected")
        self.dialog = dialog
        dialog.applied.connect(self._apply)
        dialog.finished.connect(self._dialog_closed)
        dialog.begin(operation, {key: value for key, value in what.items() if key != "files"})
        dialog.open()

    def _read(self) -> None:
        """All captions are read: what waited for that can be done."""
        self.suggest_style()
        self._take_apart()
        later, self._later = self._later, None
        if later is not None:
            self.change(*later)

    def _take_apart(self) -> None:
        """Find the tags of all captions in a thread, so that the first filter need not."""
        entries = list(self.model.entries.values())
        if self.model.rules.style.kind != "text":
            background.run(self, lambda: sum(len(entry.tags) for entry in entries))

    def _dialog_closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    def _apply(self, title: str, chosen: list[Proposal]) -> None:
        changes: list[tuple[Entry, str]] = []
        gone = 0
        for proposal in chosen:
            entry = self.model.entries.get(proposal.file)
            if entry is not None and entry.caption.text == proposal.before:
                changes.append((entry, proposal.after))
            else:
                gone += 1
        count = self.collection.change_captions(title, changes)
        if gone:
            text = self.tr("{count} captions were changed, {gone} were not: they are others by now.")
            self.page.banner.show_message(text.format(count=f"{count:,}", gone=f"{gone:,}"), "warning")

    # filters

    def filter_by(self, word: str, without: bool) -> None:
        """Show the pictures with a word, or those without it; the same once more shows all."""
        tags = self.model.rules.style.kind != "text"
        term = f"tag:{quoted(word)}" if tags else f"caption:{quoted(word)}"
        if without:
            term = f"NOT {term}"
        search = self.page.tools.search
        search.setText("" if search.text() == term else term)
        self.panel.cloud.marked = word if search.text() else ""
        self.panel.cloud.update()

    def show_conflicts(self) -> None:
        self.page.tools.search.setText("is:conflict")

    def _searched(self) -> None:
        search = self.model.search
        self.page.tools.show_problem(search, self._hint())
        if search.needs_tokens and not search.error and self.tokens.missing():
            self.page.tools.found.setText(self.tr("Counting tokens…"))
            self.tokens.want(self.tokens.missing())

    def _hint(self) -> str:
        """What to know of a filter that is understood, but can find nothing."""
        if self.model.rules.style.kind == "text" and self.model.search.fields & {"tag", "tags"}:
            return self.tr("Captions are sentences here, so no tags are found: caption:*words* looks into them.")
        return ""

    def _counted(self) -> None:
        if self.model.search.needs_tokens:
            self.model.arrange()
            self.page.tools.show_found(len(self.model.rows), len(self.model.entries))

    # tokens

    def _measure(self, text: str) -> tuple[int, int, int | None]:
        counter = self.tokens.counter
        if counter is None:
            self.tokens.load()
            return 0, 0, None
        count = counter.count(text)
        return count, counter.limit, counter.overflow(text) if count > counter.limit else None

    def _measure_editor(self) -> None:
        editor = self.page.grid.editor
        if self.page.grid.edited is None:
            return
        count, limit, place = self._measure(editor.text())
        editor.show_tokens(f"{count} / {limit}" if limit else "", count > limit)
        editor.mark_from(place)

    def _tokens_changed(self) -> None:
        self.page.viewer.box.count()
        self._measure_editor()
        self._in_view()

    def _in_view(self) -> None:
        if self._project is not None and self.page.grid.isVisible():
            self.tokens.want(self.page.grid.entries_in_view())

    # writing

    def _progressed(self, done: int, every: int, left: float) -> None:
        if not self._writing_shown and left < _QUIET:
            return
        self._writing_shown = True
        text = self.tr("Writing captions: {done} of {count}, {left} left").format(
            done=f"{done:,}", count=f"{every:,}", left=human_duration(left)
        )
        self.page.banner.show_message(text, "info", self.tr("Stop"), self.collection.writes.stop, closable=False)

    def _written(self) -> None:
        if self._writing_shown:
            self._writing_shown = False
            self.page.banner.clear()

    def _unfinished(self, title: str, writes: list[tuple[CaptionFile, str | None]]) -> None:
        text = self.tr("The app was ended while captions were being written: {what}. Write the rest?")
        self.page.banner.show_message(
            text.format(what=title), "warning", self.tr("Write the rest"),
            lambda: self.collection.finish_writing(writes),
        )  # fmt: skip

    def _settle(self, mine: bool) -> None:
        self.collection.settle(mine)
        self.conflicts.show_count(0)
        if self.page.tools.search.text() == "is:conflict":
            self.page.tools.search.clear()

    # building

    def _add_actions(self) -> None:
        menu = self.page.captions_menu
        self._action("replace", self.tr("Find and replace…"), "search", "Ctrl+H", partial(self.change, "replace", {}))
        menu.addSeparator()
        icons_of = {"add_tags": "plus", "remove_tags": "trash", "put_first": "flag", "shuffle": "dice"}
        for each in all_operations():
            if each.key not in ("replace", "rename_tag", "merge_tags"):
                text = self.tr("{operation}…").format(operation=each.title)
                self._action(each.key, text, icons_of.get(each.key, ""), "", partial(self.change, each.key, {}))
        menu.addSeparator()
        self._action("list", self.tr("Use a list of tags of mine…"), "folder", "", self.choose_list)
        self.panel_action = self._action("panel", self.tr("Words panel"), "panel", "Ctrl+T", self.toggle_panel)
        self.panel_action.setCheckable(True)

    def _action(self, name: str, text: str, icon: str, keys: str, act: Any) -> QAction:
        action = QAction(text, self.page)
        action.setObjectName(name)
        if icon:
            action.setIcon(icons.icon(icon))
        if keys:
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            self.page.addAction(action)
        action.triggered.connect(lambda _=False: act())
        self.page.captions_menu.addAction(action)
        return action

    def choose_list(self) -> None:
        """Ask for a list of tags, for proposals and spelling in every project."""
        kinds = self.tr("Lists of tags ({kinds})").format(kinds="*.csv *.txt")
        name, _ = QFileDialog.getOpenFileName(self.page, self.tr("A list of tags"), "", kinds)
        if name:
            self.use_list(Path(name))

    def use_list(self, file: Path) -> None:
        """Propose the tags of this file from now on."""

        def done(count: int) -> None:
            text = self.tr("{count} tags of your list are proposed from now on, in every project.")
            self.page.banner.show_message(text.format(count=f"{count:,}"), "success")

        def failed(error: Exception) -> None:
            self.page.banner.show_message(background.readable(error), "error")

        self.vocabulary.use_list(file, done, failed)

    def toggle_panel(self) -> None:
        if self.page.toggle_side(PANEL):
            self.panel.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.page.grid.setFocus(Qt.FocusReason.OtherFocusReason)

    def _side_toggled(self, key: str, opened: bool) -> None:
        if key == PANEL:
            self.panel_action.setChecked(opened)

    def _connect(self) -> None:
        page, collection = self.page, self.collection
        collection.opened.connect(self.opened)
        collection.closed.connect(self.closed)
        collection.used.connect(self.use)
        collection.unfinished.connect(self._unfinished)
        collection.loader.finished.connect(self._read)
        collection.writes.conflicts.connect(self.conflicts.show_count)
        collection.writes.progressed.connect(self._progressed)
        collection.writes.finished.connect(self._written)
        self.model.captions_changed.connect(self._show_style)
        self.model.captions_changed.connect(self._in_view)
        page.side.toggled.connect(self._side_toggled)
        page.tools.searched.connect(self._searched)
        page.tools.search.kept.connect(lambda saved: self._keep(keeping.with_filters(saved)))
        page.grid.view_moved.connect(self._in_view)
        page.grid.editor.textChanged.connect(self._measure_editor)
        page.grid.editor.entered.connect(self._measure_editor)
        page.viewer.box.measure = self._measure
        self.tokens.changed.connect(self._tokens_changed)
        self.tokens.counted.connect(self._counted)
        self.style.chosen.connect(self.choose_style)
        self.style.guess_taken.connect(self._take_guess)
        self.panel.filter_wanted.connect(self.filter_by)
        self.panel.operation_wanted.connect(self.change)
        self.panel.right_as_it_is.connect(self.vocabulary.trust)
        self.panel.closed.connect(self.toggle_panel)
        self.conflicts.show_wanted.connect(self.show_conflicts)
        self.conflicts.mine_wanted.connect(lambda: self._settle(True))
        self.conflicts.theirs_wanted.connect(lambda: self._settle(False))

    def _complete(self) -> None:
        box, editor, propose = self.page.viewer.box, self.page.grid.editor, self.vocabulary.proposals

        def separator() -> str:
            return self.model.rules.style.separator

        def in_tags(field: Any) -> bool:
            kind = self.model.rules.style.kind
            return kind == "tags" or (kind == "mixed" and field.textCursor().blockNumber() == 0)

        for completion in (
            Completion(box.add, propose, separator, lambda: True),
            Completion(editor, propose, separator, lambda: in_tags(editor)),
        ):
            completion.begun.connect(self.vocabulary.want)
            self.vocabulary.changed.connect(completion.look_again)
