"""Rules chosen by name or code, and the nearest name where there is none such."""

from __future__ import annotations

from typing import TYPE_CHECKING

from factcheck.errors import UnknownRuleError
from factcheck.start.questions import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable

    from factcheck.rules import Rule


def selected(select: Iterable[str], ignore: Iterable[str], more: Iterable[str] = ()) -> tuple[Rule, ...]:
    """Return the rules that run, in their own order; none selected means all, `more` are added to those selected."""
    from factcheck.rules import RULES

    chosen = {find_rule(name).code for name in split_names(select)} or {rule.code for rule in RULES}
    chosen |= {find_rule(name).code for name in more}
    left_out = {find_rule(name).code for name in split_names(ignore)}
    rules = tuple(rule for rule in RULES if rule.code in chosen - left_out)
    if not rules:
        raise UnknownRuleError("no rule is left to check with.")
    return rules


def split_names(values: Iterable[str]) -> list[str]:
    """Take "a,b" and "a" "b" for the same."""
    return [name.strip() for value in values for name in value.split(",") if name.strip()]


def find_rule(name: str) -> Rule:
    """Return the rule of that name or code."""
    from factcheck.rules import RULES

    for rule in RULES:
        if name.lower() in {rule.name, rule.code.lower()}:
            return rule
    known = [word for rule in RULES for word in (rule.name, rule.code)]
    raise UnknownRuleError(f"there is no rule {name!r}{nearest(name, known)}; 'factcheck rules' lists them all.")
