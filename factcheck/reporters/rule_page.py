"""The page of a rule, from its docstring and its examples: for `factcheck rule NAME` and for docs/rules.md."""

from __future__ import annotations

from inspect import cleandoc
from typing import TYPE_CHECKING, Final

from factcheck.lexicon import measured

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from factcheck.reporters.page import Page
    from factcheck.rules import Rule
    from factcheck.start.page import Line

INTRODUCTION = """\
# The rules

Made by `python tools/make_docs.py` from the rules themselves; do not edit. `factcheck rule NAME` shows the same page.
"""

MEASURED: Final = "Its forms on real text, and how often their sums held"
SEEN: Final = 3  # a form seen seldomer says nothing


def summary(rule: Rule) -> str:
    """Return the first sentence of the docstring."""
    return cleandoc(rule.__doc__ or "").partition("\n")[0]


def paragraphs(rule: Rule) -> list[str]:
    """Return the paragraphs of the docstring, each on one line."""
    return [" ".join(part.split()) for part in cleandoc(rule.__doc__ or "").split("\n\n")]


def examples(rule: Rule) -> Iterator[tuple[str, Sequence[str]]]:
    """Yield each sort of example under its heading."""
    yield "Adds up", _on_a_line(rule.consistent)
    yield "Does not add up", _on_a_line(rule.inconsistent)
    yield "Says nothing about", _on_a_line(rule.silent)


def _on_a_line(sentences: Sequence[str]) -> Sequence[str]:
    return [" ".join(sentence.split()) for sentence in sentences]


def listing(rules: Sequence[Rule], page: Page) -> str:
    """Set one entry a rule."""
    return _set(listed(rules), page)


def explained(rule: Rule, page: Page) -> str:
    """Set the page of a rule for the terminal."""
    return _set(explanation(rule), page)


def _set(lines: Iterable[Line], page: Page) -> str:
    return page.set(*(page.indented(page.line(*((words, style) for style, words in runs)), by) for by, runs in lines))


def listed(rules: Sequence[Rule]) -> Iterator[Line]:
    """Yield the lines of the list of rules, before they are wrapped."""
    for rule in rules:
        yield 0, (("dim", f"{rule.code}  "), ("bold", rule.name), ("dim", f"  P{_priority(rule)}"))
        yield 7, (("", summary(rule)),)


def explanation(rule: Rule) -> Iterator[Line]:
    """Yield the lines of a rule's page, before they are wrapped."""
    yield _line(f"{rule.name} ({rule.code})", "bold")
    for paragraph in paragraphs(rule):
        yield from (_line(paragraph), _line(""))
    for heading, sentences in examples(rule):
        yield from (_line(heading, "bold"), *(_line(sentence, by=2) for sentence in sentences), _line(""))
    if found := forms(rule):
        yield from (_line(MEASURED, "bold"), *(_line(form, by=2) for form in found), _line(""))


def forms(rule: Rule) -> list[str]:
    """Return a line for each form of words that ties figures for the rule, with how often it was seen and held; the commonest first."""
    rows = measured("reliability").get("forms", {}).get(rule.name, {})
    return [
        f"{via}: seen {row['matched']}, held {row['held']}, by chance {100 * row['chance']:.0f}%; tied {100 * row['tied']:.0f}%"
        for via, row in sorted(rows.items(), key=lambda pair: (-pair[1]["matched"], pair[0]))
        if row["matched"] >= SEEN
    ]


def _line(words: str, style: str = "", by: int = 0) -> Line:
    return by, ((style, words),)


def _priority(rule: Rule) -> str:
    """Write the priority without its letter, whether the rule gives "P1" or 1."""
    return str(rule.priority).removeprefix("P")


def markdown(rules: Sequence[Rule]) -> str:
    """Write docs/rules.md."""
    rows = [f"| {rule.code} | [{rule.name}](#{rule.name}) | {summary(rule)} | P{_priority(rule)} |" for rule in rules]
    table = "\n".join(["| code | rule | what it checks | priority |", "|---|---|---|---|", *rows])
    return "\n".join([INTRODUCTION, table, *(_section(rule) for rule in rules)])


def _section(rule: Rule) -> str:
    lines = [f"\n## {rule.name}", "", f"`{rule.code}`", ""]
    for paragraph in paragraphs(rule):
        lines += [paragraph, ""]
    for heading, sentences in examples(rule):
        lines += [f"{heading}:", "", *(f"- {sentence}" for sentence in sentences), ""]
    if found := forms(rule):
        lines += [
            f"{MEASURED}:",
            "",
            *(f"- `{form.partition(': ')[0]}`: {form.partition(': ')[2]}" for form in found),
            "",
        ]
    return "\n".join(lines[:-1])
