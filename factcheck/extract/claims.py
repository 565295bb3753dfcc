"""From a text to its claims: every figure with its context, and every tie between figures that the text makes."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from factcheck.ceilings import MOST_FIGURES
from factcheck.errors import TooLargeError
from factcheck.extract.calendar import dated, spans
from factcheck.extract.changes import changes
from factcheck.extract.directions import directions
from factcheck.extract.events import events
from factcheck.extract.experiments import significances
from factcheck.extract.extremes import extremes
from factcheck.extract.facts import same_facts
from factcheck.extract.flat import Flats
from factcheck.extract.forms.aging import lifetimes
from factcheck.extract.forms.builders import built
from factcheck.extract.forms.changing import told_changes
from factcheck.extract.forms.elapsing import STATED as SPANS
from factcheck.extract.forms.elapsing import elapsed
from factcheck.extract.forms.enumerated import enumerated
from factcheck.extract.forms.read import matches
from factcheck.extract.forms.rows import rows_of
from factcheck.extract.grammar import Context, context
from factcheck.extract.headed_moments import headed_moments
from factcheck.extract.headline_words import headline_words
from factcheck.extract.headlines import headlines
from factcheck.extract.limits import limits
from factcheck.extract.line import Line, Mention, tags_of
from factcheck.extract.link.again import again
from factcheck.extract.misprints import misprints
from factcheck.extract.moments import moments
from factcheck.extract.ordered import ordered
from factcheck.extract.orders import orders
from factcheck.extract.pairs import pairs
from factcheck.extract.parse import BATCH, parsed
from factcheck.extract.quantities import figures
from factcheck.extract.same_events import linked
from factcheck.extract.shown import shown
from factcheck.extract.speakers import quoted_spans, speaker
from factcheck.extract.timed import Timed
from factcheck.extract.told_above import told_above
from factcheck.extract.weekdays import yearless
from factcheck.lexicon import words
from factcheck.model import (
    Apposition,
    Article,
    Attainable,
    Claims,
    Conversion,
    Exchange,
    Growth,
    Lead,
    Majority,
    Quantity,
    Ranking,
    Remainder,
    Risk,
    SameFact,
    Sampling,
    Standing,
    Total,
)
from factcheck.record import replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from factcheck.extract.figure import Figure
    from factcheck.extract.moments import Timing
    from factcheck.extract.parse import Sentence
    from factcheck.extract.tokens import Token
    from factcheck.model import Change, Direction

    Placed: TypeAlias = tuple[Sequence[Token], Sequence[int]]  # the tokens of an article, and where each begins

T = TypeVar("T")
ENOUGH = 12_000  # words and signs that are parsed in one batch: some fifteen articles, or more short ones
_NEWLINE = re.compile(r"\r\n|\n|\r")


def read_claims(articles: Iterable[Article], most: int = MOST_FIGURES) -> Iterator[tuple[Article, Claims]]:
    """The claims of each article, in order; articles are parsed in batches, those without a figure not at all."""
    window: list[tuple[Article, list[Token], list[Figure]]] = []
    size = 0
    for article in articles:
        try:
            tokens, found = figures(article.text, most)
        except TooLargeError as error:
            raise TooLargeError(f"{article.path}: {error}") from error
        if len(found) > most:
            raise TooLargeError(_too_many(article.path, most))
        window.append((article, tokens, found))
        size += len(tokens)
        if len(window) == BATCH or size > ENOUGH:
            yield from _window(window)
            window, size = [], 0
    yield from _window(window)


def _too_many(path: str, most: int) -> str:
    return f"{path}: there are over {most:,} figures in this file; cut it into single articles, or allow more (--max-figures)."


def _window(window: Sequence[tuple[Article, list[Token], list[Figure]]]) -> Iterator[tuple[Article, Claims]]:
    spans_ = ((a.text, [(b.start, b.end) for b in a.blocks], [f.start for f in found]) for a, _, found in window)
    for (article, tokens, found), sentences in zip(window, parsed(spans_), strict=True):
        yield article, _claims(article, tokens, found, sentences)


def _claims(
    article: Article, tokens: Sequence[Token], found: Sequence[Figure], sentences: Sequence[Sentence]
) -> Claims:
    starts = [t.start for t in tokens]
    quotes = quoted_spans(article.text, [(b.start, b.end) for b in article.blocks])
    lines = _lines(article, (tokens, starts), found, sentences, quotes)
    told = [m for line in lines for m in line.mentions]
    placed = moments(tokens, found, article.blocks)
    told_of = events(tokens, placed)
    timed = Timed(article, tokens, {m.quantity.start: m.quantity for m in told}, _line_starts(article.text), quotes)
    today = None if article.dateline is None else article.dateline.weekday()
    in_order = tuple(orders(Flats(timed, told, placed)))
    timely = Claims(
        rankings=_all(Ranking, in_order),
        standings=_all(Standing, in_order),
        moments=tuple(timed.moment(m) for m in placed),
        events=tuple(
            timed.event(*link)
            for link in (*linked(tokens, told_of, article.blocks, quotes, today), *headed_moments(told_of))
        ),
        sentences=_all_sentences(lines, tokens, placed),
    )
    if not told:
        return timely
    rows = rows_of(lines)
    moves = tuple(told_changes(matches("change", rows, "SIZE"), tuple(changes(lines))))
    division_list = tuple(built("division", rows))
    total_list, rest_list = (
        tuple(built("total", rows, {one.total.id for one in division_list})),
        tuple(built("remainder", rows)),
    )
    known = {t.total.id for t in total_list if t.tie.certainty != "loose"} | {r.rest.id for r in rest_list}
    lead_list = tuple(built("leads", rows))
    known |= {margin.margin.id for margin in lead_list}
    sums = tuple(built("sums", rows, known))
    rate_list = tuple(built("rate", rows))
    share_list = tuple(built("share", rows))
    beside = {q.id for one in share_list for q in (one.part, one.share)}
    otherwise = tuple(built("otherwise", rows))
    twice = tuple(built("apposed", rows, beside))
    priced = {one.total.id for one in rate_list} | {one.part.id for one in share_list if one.amount_stated}
    products = tuple(built("products", rows, priced))
    change_list = (*moves, *told_above(lines, moves))
    moved = {q.id: c.direction for c in change_list for q in (*c.percents, *c.amounts, *c.points, *c.multiples)}
    pair_list = tuple(pairs(lines))
    speakers = _speakers(article, (tokens, starts), told, quotes)
    levels = _levels(change_list)
    others, doubted = again(lines)
    listed_ = (
        shown(line, m, _counted_alike(_told_of(m, moved, speakers), levels)) for line in lines for m in line.mentions
    )
    return replace(
        timely,
        quantities=tuple(replace(q, told_again=others[q.id]) if q.id in others else q for q in listed_),
        changes=change_list,
        directions=tuple(directions(lines)),
        headed=tuple(headline_words(article, lines)),
        extremes=tuple(extremes(lines)),
        shares=share_list,
        appositions=_all(Apposition, twice),
        totals=(*total_list, *_all(Total, sums)),
        inclusions=tuple(built("inclusions", rows)),
        comparisons=tuple(built("multiple", rows)),
        conversions=tuple(p for p in pair_list if isinstance(p, Conversion)),
        exchanges=tuple(p for p in pair_list if isinstance(p, Exchange)),
        leads=(*(m for m in lead_list if m.first.kind == "percent"), *_all(Lead, sums)),
        votes=tuple(m for m in lead_list if m.first.kind != "percent"),
        dates=tuple(dated(lines)),
        weekdays=tuple(yearless(timely.moments, article.dateline)),
        periods=tuple(spans(lines)),
        elapsed=tuple(elapsed(matches("elapsed", rows, SPANS), article.dateline)),
        same=(*_earned((*same_facts(lines), *headlines(lines)), others, doubted), *doubted),
        limits=tuple(limits(lines, change_list)),
        remainders=(*rest_list, *_all(Remainder, sums)),
        rates=(*rate_list, *products),
        growths=_all(Growth, otherwise),
        majorities=_all(Majority, twice),
        lifetimes=tuple(lifetimes(matches("age", rows, "AGE"), article.dateline)),
        listings=(*built("lists", rows), *enumerated(lines)),
        attainables=_all(Attainable, otherwise),
        means=tuple(built("means", rows)),
        risks=_all(Risk, otherwise),
        withins=tuple(built("ranges", rows)),
        ranges=tuple(ordered(lines)),
        samplings=_all(Sampling, otherwise),
        misprints=tuple(misprints(article.text, tokens, lines)),
        confidences=tuple(built("interval", rows)),
        rankings=_once(tuple(built("rank", rows)), timely.rankings),
        compounds=tuple(built("growth", rows)),
        turnouts=tuple(built("turnout", rows)),
        divisions=division_list,
        significances=tuple(significances(lines)),
        lines=tuple(lines),
    )


def _all(sort: type[T], ties: Iterable[object]) -> tuple[T, ...]:
    """The ties of one sort."""
    return tuple(one for one in ties if isinstance(one, sort))


def _earned(
    facts: Iterable[SameFact], others: Mapping[str, Sequence[str]], doubted: Sequence[SameFact]
) -> Iterator[SameFact]:
    """The facts told twice that no link speaks against.

    A headline's figure is told again only where its words too make that likely; what a link doubts is not cleared by how round it is.
    """
    doubts = {(fact.first.id, fact.second.id) for fact in doubted}
    for fact in facts:
        equal, headed = fact.first.scalar == fact.second.scalar, fact.first.block == "headline"
        linked = fact.second.id in others.get(fact.first.id, ())
        if (linked or not (equal and headed)) and (fact.first.id, fact.second.id) not in doubts:
            yield fact


def _once(surer: Sequence[Ranking], others: Iterable[Ranking]) -> tuple[Ranking, ...]:
    """What is put in order, each two figures by the surer way."""
    known = {frozenset((found.first.id, found.second.id)) for found in surer}
    return (*surer, *(found for found in others if frozenset((found.first.id, found.second.id)) not in known))


def _all_sentences(
    lines: Sequence[Line], tokens: Sequence[Token], placed: Sequence[Timing]
) -> tuple[tuple[int, int], ...]:
    """The place of each sentence with a figure, and of those with a moment alone."""
    parsed_ = [(line.sentence.start, line.sentence.end) for line in lines]
    others = {(tokens[m.opening].start, tokens[m.closing - 1].end) for m in placed}
    free = (s for s in others if not any(start < s[1] and s[0] < end for start, end in _near(parsed_, s)))
    return tuple(sorted([*parsed_, *free]))


def _near(spans_: Sequence[tuple[int, int]], span: tuple[int, int]) -> Sequence[tuple[int, int]]:
    """Of places in order those that may overlap another."""
    return spans_[max(0, bisect_left(spans_, span) - 1) : bisect_right(spans_, (span[1], 0))]


def _told_of(mention: Mention, directions: Mapping[str, Direction | None], speakers: Mapping[str, str]) -> Quantity:
    """The figure as it is listed: with what the ties tell of it. What is reported is held against the rest all the same."""
    quantity = mention.quantity
    reported = mention.context.reported and quantity.modality == "actual"
    return replace(
        quantity,
        direction=directions.get(quantity.id),
        speaker=speakers.get(quantity.id),
        modality="reported" if reported else quantity.modality,
    )


def _counted_alike(quantity: Quantity, levels: Mapping[str, str]) -> Quantity:
    """ "17,022 cases, up from the 14,260 the previous year": both count cases."""
    unit = levels.get(quantity.id)
    bare = quantity.kind == "number" and quantity.unit is None and unit is not None
    return replace(quantity, kind="count", unit=unit) if bare else quantity


def _levels(changes_: Sequence[Change]) -> dict[str, str]:
    """The unit of the other level, by the figure that lacks one."""
    pairs_ = [(c.after, c.before) for c in changes_ if c.after is not None and c.before is not None]
    both = [(one, two) for pair in pairs_ for one, two in (pair, pair[::-1])]
    return {one.id: two.unit for one, two in both if two.kind == "count" and two.unit is not None}


def _speakers(
    article: Article, tokens: Placed, told: Sequence[Mention], quotes: Sequence[tuple[int, int]]
) -> dict[str, str]:
    """Whose words each quoted figure is among, by the figure's id."""
    inside = [m.quantity for m in told if m.quantity.quoted]
    names = {q.id: speaker(article.text, *tokens, _around(quotes, q.start)) for q in inside}
    return {id_: name for id_, name in names.items() if name is not None}


def _around(quotes: Sequence[tuple[int, int]], at: int) -> tuple[int, int]:
    return quotes[bisect_right(quotes, (at, quotes[-1][1])) - 1]


def _lines(
    article: Article,
    placed: Placed,
    found: Sequence[Figure],
    sentences: Sequence[Sentence],
    quoted: Sequence[tuple[int, int]],
) -> list[Line]:
    tokens, starts = placed
    newlines = _line_starts(article.text)
    blocks = article.blocks
    block_starts = [b.start for b in blocks]
    lines: list[Line] = []
    position = 0
    for number, sentence in enumerate(sentences):
        first, last = _tokens_of(sentence, starts)
        block = blocks[max(0, bisect_right(block_starts, sentence.start) - 1)]
        while position < len(found) and found[position].start < sentence.start:
            position += 1
        mine: list[Mention] = []
        while position < len(found) and found[position].start < sentence.end:
            figure = found[position]
            position += 1
            ctx = context(article.text, sentence, figure)
            mine.append(
                Mention(
                    _quantity(article, figure, ctx, newlines, quoted, block.paragraph, block.kind, number), figure, ctx
                )
            )
        lines.append(
            Line(
                tokens,
                first,
                last,
                tuple(mine),
                sentence,
                number,
                block.paragraph,
                block.kind,
                tags_of(tokens, first, last, sentence),
                frozenset(at for m in mine for at in range(m.first, m.last)),
            )
        )
    return lines


def _line_starts(text: str) -> list[int]:
    """Where each line begins: after a newline of Unix, of Windows or of an old Mac."""
    return [0, *(newline.end() for newline in _NEWLINE.finditer(text))]


def _quoted(quoted: Sequence[tuple[int, int]], at: int) -> bool:
    """True where a place lies inside one of the quotations, which are in order."""
    index = bisect_right(quoted, (at, len(quoted) and quoted[-1][1])) - 1
    return index >= 0 and at < quoted[index][1]


def _quantity(  # noqa: PLR0913, PLR0917  (all that its place tells of it)
    article: Article,
    figure: Figure,
    ctx: Context,
    newlines: Sequence[int],
    quoted: Sequence[tuple[int, int]],
    paragraph: int,
    block: str,
    sentence: int,
) -> Quantity:
    line = bisect_right(newlines, figure.start)
    kind, unit = figure.kind, figure.unit
    if kind == "number" and ctx.noun is not None and unit is None and ctx.noun not in words("things", "uncounted"):
        kind, unit = "count", ctx.noun
        figure = replace(figure, kind="count")
    return Quantity(
        id=f"q{figure.start}",
        text=article.text[figure.start : figure.end],
        start=figure.start,
        end=figure.end,
        line=line,
        column=figure.start - newlines[line - 1] + 1,
        paragraph=paragraph,
        value=figure.value,
        printed=figure.printed,
        interval=figure.interval,
        kind=kind,
        block=block,  # type: ignore[arg-type]
        sentence=sentence,
        unit=unit,
        hedge=figure.hedge.name if figure.hedge else None,
        measure=ctx.measure,
        period=ctx.period,
        quoted=_quoted(quoted, figure.start),
        per=figure.per,
        group=ctx.group,
        modality=ctx.modality,
        word=figure.multiple,
    )


def _tokens_of(sentence: Sentence, starts: Sequence[int]) -> tuple[int, int]:
    """The range of the article's tokens that lie in a sentence; `starts` are the tokens' offsets, in order."""
    return bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
