"""What happens between a question and its answers: asking, waiting, showing word by word, stopping, asking again."""

from __future__ import annotations

import time
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from gui.chat.answer_card import AnswerCard
from gui.chat.asking import as_group, request_for, said_by, with_answer
from gui.chat.keeping import Keeping
from gui.chat.source import AnswerSource
from gui.chat.talk_face import TalkFace
from gui.trying.choices import Choice
from project import runs
from project.chats import Chat, Manner, Said, Turn, save_chat
from project.schema import TEXTS

MOVE_WAIT = 350  # ms that the slider rests before the last question is asked again


class _Place(NamedTuple):
    """Where an answer belongs, and who gives it."""

    turn: int
    request: runs.Ask
    choice: Choice
    name: str
    manner: Manner

    @property
    def base(self) -> bool:
        return self.request.strength == 0


class Talking(QObject):
    """Reads the face's fields, asks the source, and shows what comes. `device` is where an own engine answers."""

    chat_changed = Signal()  # another conversation, or its first answer

    def __init__(self, face: TalkFace, source: AnswerSource) -> None:
        super().__init__(face)
        self.face, self.source = face, source
        self.device = ""  # empty while there is no project
        self.folder: Path | None = None
        self.chat = Chat(t=time.time())
        self._places: dict[str, _Place] = {}  # request id -> where its answer goes
        self._keeping = Keeping(self)
        self._moved = QTimer(self, singleShot=True, interval=MOVE_WAIT)
        self._moved.timeout.connect(self._ask_moved)
        self._connect()
        self.mind()

    def _connect(self) -> None:
        face, source = self.face, self.source
        face.entry.sent.connect(self.send)
        face.send.clicked.connect(self.send)
        face.stop.clicked.connect(self.stop)
        face.again.clicked.connect(self.again)
        face.strength.changed.connect(self.lora_moved)
        face.beside.toggled.connect(self._beside_toggled)
        self._keeping.failed.connect(lambda text: face.notice.show_message(text, "warning"))
        source.begun.connect(self._begun)
        source.piece_came.connect(self._piece)
        source.answered_with.connect(self._answered)
        source.settled.connect(self.mind)
        source.warned.connect(self._warned)
        source.failed.connect(self._failed)
        source.dropped.connect(self._dropped)
        source.state_changed.connect(lambda _: self._tell_waiting())

    # --- what the person does -----------------------------------------------------------------------------------------

    def send(self) -> None:
        """Ask what stands in the entry field."""
        question = self.face.entry.toPlainText().strip()
        if not question or not self.device:
            return
        self.stop()
        self.face.entry.clear()
        self.face.notice.clear()
        self.chat = replace(self.chat, turns=(*self.chat.turns, Turn(t=time.time(), question=question)))
        self.face.transcript.add_turn(question)
        self._ask(base=self._base_wanted(), lora=self._lora_wanted())

    def again(self) -> None:
        """Answer the last question once more, with the next seed."""
        if self.chat.turns and self.device:
            self.stop()
            self.face.notice.clear()
            self.face.manner.next_seed()
            self._ask(base=self._base_wanted(), lora=self._lora_wanted())

    def stop(self) -> None:
        """Give up what is waited for. What was said so far is kept."""
        self._moved.stop()
        places, waiting = dict(self._places), self.source.pending
        self.source.cancel()
        for name in waiting:
            place = places.get(name)
            if place is None:
                continue  # a test question
            card = self._card(place)
            if card.text():
                request = place.request
                self._take(
                    place,
                    Said(
                        t=time.time(),
                        text=card.text(),
                        strength=request.strength,
                        seed=request.seed,
                        name=place.name,
                        adapter=request.adapter,
                        reason="stopped",
                        manner=place.manner,
                    ),
                )
            else:
                card.give_up(self.tr("stopped"))
        self.mind()

    def let_go(self) -> None:
        """Leave the source to somebody else: what goes wrong there is told by them."""
        self.stop()
        self._places = {}

    def new_chat(self) -> None:
        """Begin a new conversation; the former one stays in the project."""
        self.show_chat(Chat(t=time.time()))

    def show_chat(self, chat: Chat) -> None:
        """Show an earlier conversation, to read it or to go on."""
        self.stop()
        self.face.notice.clear()
        self.chat = chat
        self._places.clear()
        self.face.transcript.show_chat(chat, self.naming)
        if chat.turns and chat.system != self.face.manner.manner().system:
            self.face.manner.system.setPlainText(chat.system)
        self.mind()
        self.chat_changed.emit()

    def reset(self) -> None:
        """Another project: nothing that was asked for counts any more."""
        self.device, self.folder = "", None
        self._moved.stop()
        self.chat = Chat(t=time.time())
        self._places.clear()
        self.face.transcript.clear()
        self.mind()

    def lora_moved(self) -> None:
        """The slider moved or another LoRA was chosen: the last question is asked again when it rests, if one looks."""
        self.mind()
        if self.chat.turns and self.device and self.face.isVisible():
            self._moved.start()

    def _ask_moved(self) -> None:
        """Show the last answer as the slider stands now: one that is known, or else a new one."""
        turn = self.face.transcript.turns[-1]
        wanted = self._lora_wanted()
        if not wanted:
            self.stop()
            self._ask_base_if_missing()
        else:
            known = self._known()
            if known is None:
                missing = self._base_wanted() and not self._has_base()
                self._ask(base=missing, lora=True)
            else:
                self.source.cancel()
                turn.card(False).finish(self.naming(known), known)
        turn.show_sides(self._base_wanted(), wanted)

    def _beside_toggled(self, _on: bool) -> None:
        base, lora = self._base_wanted(), self._lora_wanted()
        for turn in self.face.transcript.turns:
            has_lora = any(not card.base for card in turn.cards())
            turn.show_sides(base or not has_lora, lora or not base)
        self._ask_base_if_missing()

    def _ask_base_if_missing(self) -> None:
        if self.chat.turns and self.device and self._base_wanted() and not self._has_base() and not self.source.waiting:
            self._ask(base=True, lora=False)

    # --- asking -------------------------------------------------------------------------------------------------------

    def _lora_wanted(self) -> bool:
        return self.has_lora() and self.face.strength.value() > 0

    def _base_wanted(self) -> bool:
        return self.face.beside.isChecked() or not self._lora_wanted()

    def has_lora(self) -> bool:
        return self.face.picker.choice().kind != "base"

    def _known(self) -> Said | None:
        """An answer to the last question that was made just so; a training's own weights move on."""
        choice, strength, manner = self.face.picker.choice(), self.face.strength.value(), self.face.manner.manner()
        if choice.adapter is None:
            return None
        made = (round(strength, 4), manner, str(choice.adapter))
        return next(
            (
                said
                for said in reversed(self.chat.turns[-1].answers)
                if (round(said.strength, 4), said.manner, said.adapter) == made and said.reason != "stopped"
            ),
            None,
        )

    def _has_base(self) -> bool:
        said = self.chat.turns[-1].newest(base=True)
        return said is not None and said.manner == self.face.manner.manner()

    def _ask(self, *, base: bool, lora: bool) -> None:
        """Ask the last question: the LoRA first, since it is what one waits for."""
        manner, choice = self.face.manner.manner(), self.face.picker.choice()
        self.chat = replace(self.chat, system=manner.system)
        place = len(self.chat.turns) - 1
        adapter, name = str(choice.adapter or ""), self._name(choice)
        wanted: list[runs.Ask] = []
        for is_base, is_wanted in ((False, lora), (True, base)):
            if is_wanted:
                strength = 0.0 if is_base else self.face.strength.value()
                wanted.append(request_for(self.chat, place, manner, strength, adapter))
        wanted = as_group(wanted)
        self._places = {request.id: _Place(place, request, choice, name, manner) for request in wanted}
        job = runs.PreviewJob(
            task=TEXTS, base_model=self.face.picker.base_model(), device=self.device, settings=choice.settings
        )
        for request in wanted:
            self._card(self._places[request.id]).begin(self._who(request))
        self.source.ask(wanted, job)
        self._tell_waiting()
        self.face.transcript.to_end()
        self.mind()

    def _name(self, choice: Choice) -> str:
        return self.tr("the training") if choice.kind == "live" else self.face.picker.currentText().strip()

    def naming(self, said: Said) -> str:
        """Who gave an answer."""
        if said.is_base:
            return self.tr("Base model")
        name = self.tr("{name}, step {step}").format(name=said.name, step=said.step) if said.step else said.name
        return self.tr("LoRA {strength:.2f} · {name}").format(strength=said.strength, name=name)

    def _who(self, request: runs.Ask) -> str:
        return self.naming(Said(text="", strength=request.strength, name=self._places[request.id].name))

    def _card(self, place: _Place) -> AnswerCard:
        return self.face.transcript.turns[place.turn].card(place.base)

    # --- what comes back ----------------------------------------------------------------------------------------------

    def _begun(self, request: runs.Ask) -> None:
        place = self._places.get(request.id)
        if place is not None:
            self._card(place).begin(self._who(request))

    def _piece(self, piece: str, request: runs.Ask) -> None:
        place = self._places.get(request.id)
        if place is not None:
            self._card(place).add(piece)

    def _answered(self, answer: runs.Answer, request: runs.Ask | None) -> None:
        if request is None:
            return
        place = self._places.get(request.id)
        if place is not None:
            step = answer.step if place.choice.kind == "live" else 0
            self._take(place, replace(said_by(answer, place.name, place.manner), t=time.time(), step=step))
            self._tell_waiting()

    def _take(self, place: _Place, said: Said) -> None:
        """Keep an answer, and show it."""
        first = not any(turn.answers for turn in self.chat.turns)
        self.chat = with_answer(self.chat, place.turn, said)
        self._card(place).finish(self.naming(said), said)
        if self.folder is not None:
            self._keeping.keep(partial(save_chat, self.folder, self.chat))
        if first:
            self.chat_changed.emit()

    def _warned(self, text: str) -> None:
        if not self._places:
            return
        self._end_waiting()
        self.face.notice.show_message(text, "warning")

    def _failed(self, why: str) -> None:
        if not self._places:
            return
        self._end_waiting()
        self.face.notice.show_message(why, "error", self.tr("Try again"), self._try_again)
        self.mind()

    def _try_again(self) -> None:
        if self.chat.turns:
            self._ask(base=self._base_wanted(), lora=self._lora_wanted())

    def _dropped(self) -> None:
        """The training ended before it answered."""
        if not self._places:
            return
        self._end_waiting()
        self.face.notice.show_message(self.tr("The training ended before it answered."), "info", self.tr("Ask again"),
                                      self._try_again)  # fmt: skip
        self.mind()

    def _end_waiting(self) -> None:
        pending = self.source.pending
        for name, place in self._places.items():
            if name not in pending and self._card(place).busy:
                self._card(place).give_up(self.tr("not answered"))

    # --- state --------------------------------------------------------------------------------------------------------

    def _tell_waiting(self) -> None:
        """Say on the cards that have no words yet what they wait for."""
        words = {
            "training": self.tr("Waiting for the next training step…"),
            "loading": self.tr("Loading the model…"),
            "waiting": self.tr("Waiting until the device is free…"),
        }.get(self.source.state, "")
        for number, name in enumerate(self.source.pending):
            if name in self._places:
                self._card(self._places[name]).wait(self.tr("Comes next") if number else words)

    def mind(self) -> None:
        """Enable what can be done now, and say why the rest cannot."""
        there, busy = bool(self.device), bool(self.source.waiting)
        face = self.face
        face.stop.setVisible(busy)
        face.send.setVisible(not busy)
        face.again.setEnabled(there and bool(self.chat.turns))
        for part in (face.entry, face.send, face.picker, face.manner, face.more):
            part.setEnabled(there)
        reason = "" if self.has_lora() else self.tr("Train a LoRA first, or open a LoRA file")
        face.strength.set_reason(reason)
        face.beside.setEnabled(there and self._lora_wanted())
        if not there:
            hint = self.tr("Open a project to talk to its model.")
        elif self.has_lora():
            hint = self.tr("Ask something: the LoRA answers, and beside it the base model at the same seed.")
        else:
            hint = self.tr("Ask something: the base model answers.\nTrain a LoRA to compare.")
        face.transcript.hint.setText(hint)
