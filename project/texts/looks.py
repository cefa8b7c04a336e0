"""What is noted of each row of a file when it is looked at: hashes and marks, no texts.

It stays with the file, and goes along with the rows that a change leaves as they were, so that only new rows have to be
looked at again.
"""

import re
import threading
from array import array
from hashlib import blake2b
from typing import Final

from project.texts.rows import USER, Row, content_key

LOOKED, CHAT, MARKED, MAIL = 1, 2, 4, 8
_MAIL: Final = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]*\w")
# The marks by which well-known templates part turns: in the data they were mostly left by an earlier conversion.
_MARKS: Final = re.compile(
    r"<\|(?:im_start|im_end|eot_id|start_header_id|end_header_id|begin_of_text|endoftext|user|assistant|system|end)\|>"
    r"|<(?:start|end)_of_turn>|\[/?INST\]|<</?SYS>>|^### (?:Instruction|Response|Human|Assistant):",
    re.MULTILINE,
)


class _Sentences:
    """Sentences by small numbers; 0 is none. Files that came from each other share them."""

    def __init__(self) -> None:
        self._known: dict[str, int] = {"": 0}
        self._listed = [""]
        self._guard = threading.Lock()

    def __getitem__(self, number: int) -> str:
        return self._listed[number]

    def number(self, text: str) -> int:
        with self._guard:
            if text not in self._known:
                self._listed.append(text)
                self._known[text] = len(self._listed) - 1
            return self._known[text]


class Looks:
    """One entry for each record of a file. `flags` holds LOOKED once the others are known: CHAT for a conversation,
    MARKED and MAIL for what was found in it. The hashes are of the whole text, all questions and the last answer, equal
    where these differ in white space and capitals only; `keys` are those of `content_key`. All may be read while
    another thread notes."""

    def __init__(self, sentences: _Sentences | None = None) -> None:
        self.flags = bytearray()
        self.wholes, self.questions, self.answers, self.keys = array("Q"), array("Q"), array("Q"), array("Q")
        self._reasons = array("I")
        self._sentences = sentences or _Sentences()

    def __len__(self) -> int:
        return len(self.flags)

    def extend(self, number: int) -> None:
        """So many more records, which nobody has looked at."""
        for values in self._numbers():
            values.frombytes(bytes(number * values.itemsize))
        self.flags.extend(bytes(number))

    def fresh(self) -> "Looks":
        """Those of the same file as it will be, still without records."""
        return Looks(self._sentences)

    def take_over(self, former: "Looks", first: int, last: int) -> None:
        """Add what the former file has noted of its records from `first` to before `last`."""
        flags = former.flags[first:last]  # first: what these say to be known is in the others by then
        for mine, theirs in zip(self._numbers(), former._numbers(), strict=True):
            mine.extend(theirs[first:last])
        self.flags.extend(flags)

    def reason(self, index: int) -> str:
        """Why a record is not trained; empty if it is."""
        return self._sentences[self._reasons[index]]

    def note(self, index: int, row: Row) -> None:
        """Look at a row."""
        flags = LOOKED
        if row.problem:
            self._reasons[index] = self._sentences.number(row.problem)
        else:
            text = row.text
            turns = row.messages()
            self.wholes[index] = _digest(text)
            self.keys[index] = content_key(row)
            if turns is not None:
                self.questions[index] = _digest("\n".join(turn.content for turn in turns if turn.role == USER))
                self.answers[index] = _digest(row.answer)
                flags |= CHAT | (MARKED if _MARKS.search(text) else 0)
            if "@" in text and _MAIL.search(text):
                flags |= MAIL
        self.flags[index] = flags  # last: from here on the others are believed

    def _numbers(self) -> tuple["array[int]", ...]:
        return self.wholes, self.questions, self.answers, self.keys, self._reasons


def _digest(text: str) -> int:
    """Equal for texts that differ in white space and capitals only."""
    plain = " ".join(text.casefold().split()).encode(errors="replace")
    return int.from_bytes(blake2b(plain, digest_size=8).digest(), "little")
