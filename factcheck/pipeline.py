"""The whole story, top to bottom: read the claims of each article, derive what follows, judge it, report."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from factcheck.ceilings import MOST_FIGURES
from factcheck.fingerprint import kept_apart
from factcheck.judge import judge as give_verdict
from factcheck.model import Report
from factcheck.places import located
from factcheck.rules import RULES
from factcheck.summary import summary_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from factcheck.model import Article, Claims, Finding, Quantity
    from factcheck.rules import Rule
    from factcheck.sources.link import Library

CLEARING = ("inconsistent", "review", "consistent")  # of several verdicts the last


def check_articles(
    articles: Iterable[Article],
    *,
    rules: Sequence[Rule] = RULES,
    judge: bool = True,
    most: int = MOST_FIGURES,
    sources: Mapping[str, Library] | None = None,
) -> Iterator[Report]:
    """The report of each article, in order; without `judge` its figures only. `sources` are what it is held against, by its path.

    An article of more than `most` figures raises `FactcheckError`.
    """
    from factcheck.extract.claims import read_claims  # loads the lexicon and, on a figure, spaCy
    from factcheck.extract.foreign import notices as foreign
    from factcheck.extract.lookalikes import notices as unread

    for article, claims in read_claims(articles, most):
        if judge and sources and article.path in sources:
            from factcheck.sources.ties import with_sources

            claims = with_sources(article, claims, sources[article.path])  # noqa: PLW2901
        if judge and (article.tables or _may_have_tables(article)):
            from factcheck.sources.tables.own import with_own_tables

            claims = with_own_tables(article, claims)  # noqa: PLW2901
        findings = findings_of(article, claims, rules) if judge else ()
        dated = _dated(claims, findings, judge=judge)
        quantities = tuple(sorted((*claims.quantities, *dated), key=lambda q: (q.start, q.end)))
        report = Report(
            path=article.path,
            text=article.text,
            dateline=article.dateline,
            quantities=quantities,
            findings=findings,
            summary=summary_of(quantities, findings),
            blocks=article.blocks,
            comments=article.comments,
            notices=(
                *foreign(article),
                *unread(article),
                *(notice for rule in rules for notice in rule.unchecked(claims) if judge),
            ),
        )
        yield located(report, article)


def _may_have_tables(article: Article) -> bool:
    return article.origin is not None and ("|" in article.origin.file or "<table" in article.origin.file)


def _dated(claims: Claims, findings: Sequence[Finding], *, judge: bool) -> Iterator[Quantity]:
    """The moments that are no figures: all for a list of claims, for a check those that a finding speaks of."""
    figures = {quantity.id for quantity in claims.quantities}
    spoken = {ref.quantity for finding in findings for ref in (finding.stated, *finding.inputs)}
    for moment in claims.moments:
        if moment.quantity.id not in figures and (not judge or moment.quantity.id in spoken):
            yield moment.quantity
    known = figures | {moment.quantity.id for moment in claims.moments}
    held = {tie.stated.id: tie.stated for tie in (*claims.sourced, *claims.tabled)}  # a weekday, a third fall
    yield from (quantity for name, quantity in held.items() if name in spoken and name not in known)


def findings_of(article: Article, claims: Claims, rules: Sequence[Rule]) -> tuple[Finding, ...]:
    """Every finding in order of place; of several on one figure by one rule the clearing one counts, of several open ones the gravest.

    What the forms of words leave alone is looked through once more by all the words about the figures.
    """
    found = list(told_in_words(article, claims, rules))
    if claims.quantities:
        from factcheck.finder import looked_through

        found, besides = looked_through(claims, found)
        found += told_in_words(article, besides, rules) if besides is not None else ()
    return tuple(kept_apart(sorted(_gravest(found), key=lambda f: (f.stated.start, f.stated.end, f.code))))


def told_in_words(article: Article, claims: Claims, rules: Sequence[Rule]) -> Iterable[Finding]:
    """What the rules find in the claims, once for each figure and rule; of an article's own claims, what the forms of words tell."""
    starts = [start for start, _ in claims.sentences]
    best: dict[tuple[str, int], Finding] = {}
    for rule in rules:
        for derivation in rule.find(claims):
            at = max(0, bisect_right(starts, derivation.stated.start) - 1)
            start, end = claims.sentences[at] if claims.sentences else (0, 0)
            sentence = " ".join(article.text[start:end].split())
            found = give_verdict(rule.name, rule.code, derivation, sentence)
            if found is not None and found.verdict != "consistent" and derivation.tie.probability is None:
                from factcheck.guard import guarded  # numpy and the weights, only where something disagrees

                found = give_verdict(rule.name, rule.code, guarded(derivation, claims.lines), sentence)
            if found is None:
                continue
            key = (rule.name, found.stated.start)
            if key not in best or CLEARING.index(found.verdict) > CLEARING.index(best[key].verdict):
                best[key] = found
    return best.values()


def _gravest(findings: Iterable[Finding]) -> Iterator[Finding]:
    """What adds up, and of each figure one finding that is open: "fell 20%" is not told again as no fall."""
    open_: dict[tuple[int, int], Finding] = {}
    for finding in findings:
        if finding.verdict == "consistent":
            yield finding
            continue
        place = finding.stated.start, finding.stated.end
        other = open_.get(place)
        if other is None or (finding.verdict != other.verdict and finding.verdict == "inconsistent"):
            open_[place] = finding
    yield from open_.values()
