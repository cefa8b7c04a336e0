"""Which options do not go together, why, and what to set instead."""

from collections.abc import Callable

from project.lint.adapter_rules import ADAPTER_RULES, SHARED_RULES
from project.lint.finding import ORDER, Case, Facts, Finding, Rule, Severity
from project.lint.learning_rules import LEARNING_RULES
from project.lint.looking import facts_of, text_facts_of
from project.lint.noise_rules import NOISE_RULES
from project.lint.picture_rules import PICTURE_RULES
from project.lint.text_rules import TEXT_RULES
from project.options import PICTURES, TEXTS, Config

__all__ = ["ORDER", "Facts", "Finding", "Severity", "facts_of", "lint", "text_facts_of", "worst_first"]

_RULES: dict[str, tuple[Callable[[Case], Rule], ...]] = {
    PICTURES: (*LEARNING_RULES, *NOISE_RULES, *ADAPTER_RULES, *PICTURE_RULES),
    TEXTS: (*LEARNING_RULES, *SHARED_RULES, *TEXT_RULES),
}


def lint(config: Config, facts: Facts | None = None) -> list[Finding]:
    """What is wrong with a config or worth a thought, errors first. What is unknown is not complained of."""
    case = Case.of(config, facts or Facts())
    return worst_first([finding for rule in _RULES[config.model.task_type] for finding in rule(case)])


def worst_first(findings: list[Finding]) -> list[Finding]:
    """Errors, then warnings, then hints; within each as they came."""
    return sorted(findings, key=lambda finding: ORDER.index(finding.severity))
