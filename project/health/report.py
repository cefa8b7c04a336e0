"""Looks through a set and says what is wrong with it: the one call for the page Health and for `check` in the shell."""

import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass, replace

from project.health.alike import copies
from project.health.finding import LEVELS, Finding, Level, worst_first
from project.health.inspection import Tell
from project.health.shape import Bucket, Parts, shapes
from project.health.sight import SIGHT
from project.health.store import Store
from project.health.survey import Item, Survey, config_of, store_of, survey
from project.health.variety import VARIETY
from project.health.words import WORDS
from project.library import Project
from project.options import Config
from project.words.style import style_of


@dataclass(frozen=True)
class Health:
    """What a check found. `trained` counts the pictures that are learned from; `seconds` is how long it took.

    `whole` is False if it was stopped before every picture was looked at.
    """

    items: tuple[Item, ...]
    findings: tuple[Finding, ...]
    buckets: tuple[Bucket, ...]
    parts: Parts
    trained: int
    seconds: float
    whole: bool = True

    def with_findings(self, more: Iterable[Finding]) -> "Health":
        """The same with findings that came from elsewhere."""
        return replace(self, findings=tuple(worst_first([*self.findings, *more])))

    def count(self, level: Level) -> int:
        return sum(finding.level == level for finding in self.findings)

    @property
    def worst(self) -> Level | None:
        """The level of the most pressing finding; None if there is none."""
        return next((level for level in LEVELS if self.count(level)), None)


def check_project(project: Project, tell: Tell | None = None, stop: threading.Event | None = None,
                  store: Store | None = None) -> Health:  # fmt: skip
    """The health of a project's set. Raises BadInput if a picture folder is not there.

    A `store` that is given again and again remembers what it read.
    """
    began = time.monotonic()
    store = store or store_of(project)
    seen = survey(config_of(project), store, tell, stop, subject=project.subject, style=style_of(project))
    return judge(seen, began)


def check_config(config: Config, store: Store, tell: Tell | None = None) -> Health:
    """The health of the set of a training. Raises BadInput if a picture folder is not there."""
    began = time.monotonic()
    return judge(survey(config, store, tell), began)


def judge(seen: Survey, began: float | None = None) -> Health:
    """Everything that is found in a set, the most pressing first."""
    began = time.monotonic() if began is None else began
    found = [finding for rule in (*SIGHT, copies, *WORDS, *VARIETY) for finding in rule(seen)]
    cut = shapes(seen)
    found += cut.findings
    return Health(
        items=seen.items,
        findings=tuple(worst_first(found)),
        buckets=cut.buckets,
        parts=cut.parts,
        trained=len(seen.learned),
        seconds=time.monotonic() - began,
        whole=seen.whole,
    )
