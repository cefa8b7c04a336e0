"""The grid of project cards: filling it without a pause, looking into the projects one after the other, arrow keys."""

from collections import deque
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QImage, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from gui import background, theme
from gui.home.card import HEIGHT, LEAST_WIDTH, Card
from gui.home.small_pictures import small_pictures
from project.library import ProjectCard, summary

_AT_ONCE = 3  # cards that are made before the window gets its turn again
_SIDE = 140  # pixels of a mosaic's pictures


class CardGrid(QScrollArea):
    """Cards in the order of the list. Folders are looked at off the GUI thread, one at a time."""

    wanted = Signal(object, str)  # the card, and the name of an action
    filled = Signal()  # every project was looked at

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inside = QWidget()
        self.setWidget(self._inside)
        self.cards: list[Card] = []
        self.current: Card | None = None
        self._to_make: deque[Path] = deque()
        self._to_look: deque[Card] = deque()
        self._to_draw: deque[Card] = deque()
        self._old: dict[Path, Card] = {}  # cards that are put into the new order
        self._looking = self._drawing = False
        self._search = ""
        self._wish: Path | None = None
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._make_some)

    def show_folders(self, folders: Sequence[Path]) -> None:
        """Show these projects. Cards that are there already stay, and are looked at again."""
        keep = {**self._old, **{card.folder: card for card in self.cards}}
        for folder in set(keep) - set(folders):
            self._drop(keep.pop(folder))
        self.cards = []
        self._to_make = deque(folders)
        self._to_look.clear()
        self._old = keep
        self._make_some()

    def look_again(self, folder: Path) -> None:
        """A project may have changed."""
        for card in self.cards:
            if card.folder == folder:
                self._to_look.append(card)
        self._look_next()

    def card(self, folder: Path) -> Card | None:
        return next((card for card in self.cards if card.folder == folder), None)

    def select(self, folder: Path) -> None:
        """Put the keyboard on a project's card, as soon as it is there."""
        self._wish = folder
        card = self.card(folder)
        if card is not None and not card.isHidden():
            self._wish = None
            card.setFocus(Qt.FocusReason.OtherFocusReason)
            self.ensureWidgetVisible(card)

    def search(self, text: str) -> int:
        """Show only the cards that have all words of the text; how many there are."""
        self._search = text.casefold()
        for card in self.cards:
            card.setVisible(self._matches(card))
        self._place()
        return sum(not card.isHidden() for card in self.cards)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many cards in a row as fit, together as wide as the page; with room for the scroll bar or without."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        """Put the cards in rows. All are of one size, so this is quicker than a layout, which begins anew with each."""
        width, bar = self.viewport().width(), self.verticalScrollBar().sizeHint().width()
        columns = max(1, (self.width() - bar + theme.M) // (LEAST_WIDTH + theme.M))
        card_width = max(LEAST_WIDTH, (width - (columns - 1) * theme.M) // columns)
        shown = [card for card in self.cards if self._matches(card)]
        for number, card in enumerate(shown):
            row, column = divmod(number, columns)
            card.set_width(card_width)
            card.move(column * (card_width + theme.M), row * (HEIGHT + theme.M))
        rows = -(-len(shown) // columns)
        self._inside.setMinimumHeight(max(0, rows * (HEIGHT + theme.M) - theme.M))

    # --- making cards -------------------------------------------------------------------------------------------------

    def _make_some(self) -> None:
        for _ in range(min(_AT_ONCE, len(self._to_make))):
            folder = self._to_make.popleft()
            card = self._old.pop(folder, None) or self._new_card(folder)
            self.cards.append(card)
            self._to_look.append(card)
        self._place()
        for card in self.cards[-_AT_ONCE:]:
            card.setVisible(self._matches(card))
        if self._to_make:
            self._timer.start()
        else:
            self._timer.stop()
        if self.current is None and self.cards:
            self._set_current(self.cards[0])
        if self._wish is not None:
            self.select(self._wish)
        self._look_next()

    def _new_card(self, folder: Path) -> Card:
        card = Card(folder, self._inside)
        card.wanted.connect(self._card_wants)
        card.moved.connect(self._card_moves)
        card.seen.connect(self._card_seen)
        card.taken.connect(self._card_taken)
        return card

    def _drop(self, card: Card) -> None:
        had_keyboard = card.hasFocus()
        at = self.cards.index(card) if card in self.cards else 0
        self.cards = [one for one in self.cards if one is not card]
        if self.current is card:
            self.current = None
            if self.cards:
                neighbour = self.cards[min(at, len(self.cards) - 1)]
                self._set_current(neighbour)
                if had_keyboard:
                    neighbour.setFocus()
        card.hide()
        card.deleteLater()

    def _matches(self, card: Card) -> bool:
        return all(word in card.words() for word in self._search.split())

    # --- looking into projects ----------------------------------------------------------------------------------------

    def _look_next(self) -> None:
        if self._looking or not self._to_look:
            return
        card = self._to_look.popleft()
        self._looking = True

        def done(facts: ProjectCard) -> None:
            self._looking = False
            if card in self.cards:
                self._facts_found(card, facts)
            if not self._to_look and not self._to_make:
                self.filled.emit()
            self._look_next()

        def failed(error: Exception) -> None:
            done(ProjectCard(card.folder.name, card.folder, problem=background.readable(error), trouble="unreadable"))

        background.run(self, lambda: summary(card.folder), done, failed)

    def _facts_found(self, card: Card, facts: ProjectCard) -> None:
        card.show_facts(facts)
        if card.isHidden() == self._matches(card):  # its name is not its folder's
            card.setVisible(self._matches(card))
            self._place()

    def _card_seen(self) -> None:
        card = self.sender()
        if isinstance(card, Card) and card.facts is not None:
            self._to_draw.append(card)
            self._draw_next()

    def _draw_next(self) -> None:
        if self._drawing or not self._to_draw:
            return
        card = self._to_draw.popleft()
        shown = card.facts.shown if card.facts else ()
        self._drawing = True

        def done(images: list[QImage]) -> None:
            self._drawing = False
            if card in self.cards:
                card.show_pictures(images)
            self._draw_next()

        background.run(self, lambda: small_pictures(shown, _SIDE * 2), done, lambda _: done([]))

    # --- the keyboard -------------------------------------------------------------------------------------------------

    def _card_wants(self, action: str) -> None:
        card = self.sender()
        if isinstance(card, Card):
            self.wanted.emit(card, action)

    def _card_taken(self) -> None:
        card = self.sender()
        if isinstance(card, Card):
            self._set_current(card)

    def _set_current(self, card: Card) -> None:
        """One card is in the tab order; the arrow keys go to the others."""
        if self.current is not None:
            self.current.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.current = card
        card.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _card_moves(self, key: int) -> None:
        card = self.sender()
        shown = [one for one in self.cards if not one.isHidden()]
        if not isinstance(card, Card) or card not in shown:
            return
        at = shown.index(card)
        places = {
            int(Qt.Key.Key_Left): at - 1,
            int(Qt.Key.Key_Right): at + 1,
            int(Qt.Key.Key_Home): 0,
            int(Qt.Key.Key_End): len(shown) - 1,
        }
        target = places.get(key)
        if target is None:
            target = self._row_neighbour(shown, at, down=key == int(Qt.Key.Key_Down))
        if 0 <= target < len(shown):
            shown[target].setFocus(Qt.FocusReason.OtherFocusReason)
            self.ensureWidgetVisible(shown[target])

    def _row_neighbour(self, shown: list[Card], at: int, down: bool) -> int:
        """The card above or below: the nearest one in the next row; the last card where that row is short."""
        here = shown[at].pos()
        rows = [card.y() for card in shown if (card.y() > here.y() if down else card.y() < here.y())]
        if not rows:
            return at
        row = min(rows) if down else max(rows)

        def away(index: int) -> int:
            return abs((shown[index].pos() - QPoint(here.x(), row)).manhattanLength())

        return min((index for index, card in enumerate(shown) if card.y() == row), key=away)
