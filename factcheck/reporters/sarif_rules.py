"""A rule as SARIF describes it: what it checks, with the page that `factcheck rule NAME` shows."""

from __future__ import annotations

from textwrap import shorten
from typing import TYPE_CHECKING, Any, Final

from factcheck.reporters.rule_page import examples, paragraphs, summary

if TYPE_CHECKING:
    from factcheck.rules import Rule

LONGEST: Final = 1000  # of a description: GitHub takes no more than 1,024 characters


def described(rule: Rule) -> dict[str, Any]:
    """Describe a rule: its code never changes, its level is what it gives where the tie is sure."""
    page = paragraphs(rule)
    shown = [f"{heading}:\n" + "\n".join(f"- {sentence}" for sentence in said) for heading, said in examples(rule)]
    return {
        "id": rule.code,
        "name": type(rule).__name__,
        "shortDescription": {"text": summary(rule)},
        "fullDescription": {"text": shorten(" ".join(page), LONGEST, placeholder=" …")},
        "defaultConfiguration": {"level": "warning" if rule.doubts_only else "error"},
        # No helpUri: viewers make a link of it, and the whole page is here.
        "help": {"text": "\n\n".join([*page, *shown, f"In a terminal: factcheck rule {rule.name}"])},
        "properties": {"rule": rule.name},
    }
