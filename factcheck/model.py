"""The types that flow through a check: Article → Quantity → Claims → Derivation → Finding → Report.

All are frozen; none knows spaCy, files or terminals.
"""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Literal, TypeAlias

from factcheck.record import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from fractions import Fraction

    from factcheck.origin import Origin
    from factcheck.precision import Hedge, Interval, Printed

Direction: TypeAlias = Literal["up", "down"]
Kind: TypeAlias = Literal[
    "count", "percent", "percentage_points", "money", "measure", "duration", "ratio", "ordinal", "age", "date", "number"
]
BlockKind: TypeAlias = Literal["headline", "standfirst", "byline", "crosshead", "body", "caption", "furniture"]
Verdict: TypeAlias = Literal["consistent", "inconsistent", "review"]
Severity: TypeAlias = Literal["error", "warning", "info"]
Certainty: TypeAlias = Literal["sure", "guess", "loose"]
Fate: TypeAlias = Literal["changed", "added", "dropped"]
Modality: TypeAlias = Literal["actual", "forecast", "target", "conditional", "negated", "reported"]


@dataclass(frozen=True, slots=True)
class Block:
    """A run of the text with one part in the page: `text[start:end]`, counted as `paragraph` from 1, on a `page` of a PDF."""

    kind: BlockKind
    start: int
    end: int
    paragraph: int
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment of the source (`<!-- … -->`), which is no part of any block: its words, on one line.

    `start` and `end` are its place in the text of the file; `line` is its line there, from 1.
    """

    text: str
    start: int
    end: int
    line: int


@dataclass(frozen=True, slots=True)
class Article:
    """A text, its blocks in order, and the day it was published where that is known.

    `origin` leads back to the file where that holds markup (Markdown, HTML) or what cannot be seen. `has_lines` is false where the file has no
    lines of text (DOCX, PDF): a line is then a paragraph.
    """

    path: str
    text: str
    blocks: tuple[Block, ...]
    dateline: date | None = None
    comments: tuple[Comment, ...] = ()
    origin: Origin | None = None
    has_lines: bool = True
    tables: tuple[
        tuple[tuple[str, ...], ...], ...
    ] = ()  # the rows of its tables, where the file is no text that holds them


@dataclass(frozen=True, slots=True)
class Quantity:
    """One figure as printed.

    `start` and `end` are code points into the article's text; `value` is exact (a pair for a printed range);
    `interval` is what the print may stand for. Money is in units of its currency, percentages in per cent, measures in
    their `unit`.
    """

    id: str
    text: str
    start: int
    end: int
    line: int
    column: int
    paragraph: int
    value: Fraction | tuple[Fraction, Fraction]
    printed: Printed
    interval: Interval
    kind: Kind
    block: BlockKind = "body"
    sentence: int = 0
    unit: str | None = None
    hedge: Hedge | None = None
    direction: Direction | None = None
    measure: str | None = None
    period: str | None = None
    quoted: bool = False
    speaker: str | None = None
    per: str | None = None
    group: str | None = None
    modality: Modality = "actual"
    word: bool = False
    page: int | None = None
    told_again: tuple[str, ...] = ()

    @property
    def scalar(self) -> Fraction:
        """The value, or for a range its middle."""
        return self.value if not isinstance(self.value, tuple) else (self.value[0] + self.value[1]) / 2

    @property
    def is_range(self) -> bool:
        """True for a printed range."""
        return isinstance(self.value, tuple)


@dataclass(frozen=True, slots=True)
class Tie:
    """How sure the text makes it that these figures belong together, and what says so.

    `via` names the form of words or the link that tied them ("share/of-whole"). `probability` is P(tied) where it was measured or
    a guard has weighed it; else the certainty stands for one.
    """

    certainty: Certainty
    reasons: tuple[str, ...]
    via: str = ""
    probability: float | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """A figure said to move: by how much, to what and from what, as far as the text says.

    `direction` is the way of the change word. `pairs` are other (after, before) figures near by that could be meant: they
    may clear the change, never accuse it. `adjusted` says that the size is of another base ("on a comparable basis");
    `inverse` that the figure is a price of money or a rank, where up is not more; `more` that a multiple may be what was added
    ("rose three times"); `lent` that its size or a level is told of another change word.
    """

    direction: Direction | None
    percents: tuple[Quantity, ...] = ()
    points: tuple[Quantity, ...] = ()
    amounts: tuple[Quantity, ...] = ()
    multiples: tuple[Quantity, ...] = ()
    after: Quantity | None = None
    before: Quantity | None = None
    pairs: tuple[tuple[Quantity, Quantity], ...] = ()
    tie: Tie = Tie("guess", ())
    adjusted: bool = False
    inverse: bool = False
    subject: str | None = None
    word: str = ""
    more: bool = False
    lent: bool = False


@dataclass(frozen=True, slots=True)
class Directed:
    """Two levels of one thing, and the word that says whether the later one (or the one spoken of) is higher."""

    after: Quantity
    before: Quantity
    way: Direction
    word: str
    tie: Tie


@dataclass(frozen=True, slots=True)
class Headed:
    """The change word of a headline, as a figure in its place, with the way it says and the way that the first `figures` below tell."""

    word: Quantity
    way: Direction
    figures: tuple[Quantity, ...]
    below: Direction
    tie: Tie


@dataclass(frozen=True, slots=True)
class Extreme:
    """A change word and the end of a scale that it leads to (`link` "to") or from, both as figures in their places, with the way that each tells."""

    word: Quantity
    way: Direction
    end: Quantity
    wanted: Direction
    link: str
    tie: Tie


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole and the share that it is said to be; `amount_stated` where the part is what the text works out."""

    part: Quantity
    whole: Quantity
    share: Quantity
    tie: Tie
    amount_stated: bool = False


@dataclass(frozen=True, slots=True)
class Remainder:
    """What is left of a whole once its parts are taken away; `whole` is `None` for shares of a hundred per cent."""

    whole: Quantity | None
    parts: tuple[Quantity, ...]
    rest: Quantity
    tie: Tie


@dataclass(frozen=True, slots=True)
class Growth:
    """One change put as a multiple and as a percentage: "tripled, a rise of 200%"."""

    multiple: Quantity
    percent: Quantity
    tie: Tie


@dataclass(frozen=True, slots=True)
class Majority:
    """A word for more than half ("most"), or for less where it is `minor`, with the share, or the part of its `whole`, that stands beside it."""

    word: str
    percent: Quantity
    tie: Tie
    whole: Quantity | None = None
    minor: bool = False


@dataclass(frozen=True, slots=True)
class Lifetime:
    """An age with the days, or the years, of birth and of the moment it is told for: `end`, or the day of publication."""

    age: Quantity
    birth: Quantity
    end: Quantity | None
    born: tuple[int, int | None, int | None]
    ended: tuple[int, int | None, int | None]
    tie: Tie


@dataclass(frozen=True, slots=True)
class Listing:
    """A number of named things and the list behind it: as printed between commas, and how many names that may be."""

    count: Quantity
    items: tuple[str, ...]
    least: int
    most: int
    tie: Tie


@dataclass(frozen=True, slots=True)
class Attainable:
    """A percentage of a small number of people or things."""

    percent: Quantity
    whole: Quantity
    tie: Tie


@dataclass(frozen=True, slots=True)
class Mean:
    """An average with the figures that it is the average of; `complete` where the text says that these are all."""

    average: Quantity
    values: tuple[Quantity, ...]
    complete: bool
    tie: Tie


@dataclass(frozen=True, slots=True)
class Risk:
    """A change of a risk in per cent with the two risks, each as so many in so many."""

    percent: Quantity
    first: Quantity
    second: Quantity
    tie: Tie


@dataclass(frozen=True, slots=True)
class Within:
    """A figure said to lie in a range."""

    value: Quantity
    low: Quantity
    high: Quantity
    tie: Tie


@dataclass(frozen=True, slots=True)
class Ranged:
    """A printed range, and how sure it is that its lower end should stand first."""

    figure: Quantity
    tie: Tie


@dataclass(frozen=True, slots=True)
class Sampling:
    """The margin of error of a poll with the number of people asked."""

    margin: Quantity
    sample: Quantity
    tie: Tie


@dataclass(frozen=True, slots=True)
class Significance:
    """A test statistic with the p printed for it; `none` is the "n.s." that stands in place of one.

    `name` is the distribution (t, f, chi2, r or z) and `degrees` are its degrees of freedom. `two_tailed` where the text says
    so: else half the p may be meant.
    """

    statistic: Quantity
    name: str
    degrees: tuple[Fraction, ...]
    p: Quantity | None
    none: str
    two_tailed: bool
    tie: Tie


@dataclass(frozen=True, slots=True)
class Confidence:
    """An estimate with its confidence interval, and the p printed beside them.

    `none` is the value of no effect (1 for a ratio, 0 for a difference) where the text says which it is. `fall` where the
    estimate is the size of a fall, which its interval may have with a minus.
    """

    estimate: Quantity
    low: tuple[Quantity, Fraction]
    high: tuple[Quantity, Fraction]
    p: Quantity | None
    none: int | None
    fall: bool
    tie: Tie


@dataclass(frozen=True, slots=True)
class Ranking:
    """Two figures that the text puts in order, the first not below the second where it is `descending`; `sort` is why: a rank, an outcome, a bound."""

    first: Quantity
    second: Quantity
    word: str
    descending: bool
    tie: Tie
    sort: str = "rank"


@dataclass(frozen=True, slots=True)
class Standing:
    """A place in an order ("the third largest") with the names of those before it, and how many they are."""

    nth: Quantity
    names: str
    before: int
    tie: Tie


@dataclass(frozen=True, slots=True)
class Turnout:
    """The share of an electorate that voted, with the votes cast and the electorate."""

    rate: Quantity
    cast: Quantity
    electors: Quantity
    tie: Tie


@dataclass(frozen=True, slots=True)
class Division:
    """All the votes cast, those of either side and those of neither (abstentions, spoiled papers)."""

    total: Quantity
    ayes: Quantity
    noes: Quantity
    neither: tuple[Quantity, ...]
    tie: Tie


@dataclass(frozen=True, slots=True)
class Compound:
    """A yearly rate, the years it runs for, and the result: a percentage or a multiple, or an amount with its `base`.

    `stated` where the text calls the growth compound, `simple` where it says that each year is of the first figure.
    """

    rate: Quantity
    years: Quantity
    result: Quantity
    base: Quantity | None
    down: bool
    stated: bool
    simple: bool
    tie: Tie


@dataclass(frozen=True, slots=True)
class Limit:
    """A percentage that its verb or noun allows no more of than a hundred, and why."""

    percent: Quantity
    why: str
    tie: Tie


@dataclass(frozen=True, slots=True)
class Apposition:
    """One share in two forms: a fraction in words, and the percentage that stands beside it."""

    fraction: Quantity
    percent: Quantity
    tie: Tie


@dataclass(frozen=True, slots=True)
class Total:
    """A total and its parts; `complete` where the text says that there are no others."""

    total: Quantity
    parts: tuple[Quantity, ...]
    complete: bool
    tie: Tie


@dataclass(frozen=True, slots=True)
class Inclusion:
    """A part and the whole that it cannot be more than; where that is a hundred per cent, the other shares that leave nobody in both."""

    part: Quantity
    whole: Quantity | None
    others: tuple[Quantity, ...]
    tie: Tie


@dataclass(frozen=True, slots=True)
class Comparison:
    """One figure said to be so many times another: `left` is `multiple` × `right`; `more` for "three times more"."""

    multiple: Quantity
    left: Quantity
    right: Quantity
    more: bool
    tie: Tie


@dataclass(frozen=True, slots=True)
class Conversion:
    """One measure in two units, with every ratio that the names of the units allow (second unit in terms of the first).

    `offset` is added after the ratio (Fahrenheit); `bare` is whether the ratio alone may be meant (a difference); `inverse`
    that the second is the ratio divided by the first (miles per gallon, litres per 100km).
    """

    first: Quantity
    second: Quantity
    ratios: tuple[Fraction, ...]
    offset: Fraction
    bare: bool
    tie: Tie
    inverse: bool = False


@dataclass(frozen=True, slots=True)
class Exchange:
    """One amount of money in two currencies; `year` is the one that its clause names, whose rate of exchange may be meant."""

    first: Quantity
    second: Quantity
    tie: Tie
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Lead:
    """A margin and the two figures that it lies between, the leader's first."""

    margin: Quantity
    first: Quantity
    second: Quantity
    tie: Tie


@dataclass(frozen=True, slots=True)
class Rate:
    """A total, the figure for each period or head, and how many of them: `total` = `each` × `count`.

    `over` is the printed length of time that the periods were counted from.
    """

    total: Quantity
    each: Quantity
    count: Interval
    count_text: str
    count_quantity: Quantity | None
    tie: Tie
    over: Quantity | None = None


@dataclass(frozen=True, slots=True)
class Dated:
    """A weekday with the date beside it, or a date that the calendar may not have.

    Where no year is printed `allowed` are the weekdays that it may be, the likeliest first, by the day of publication or by `other`.
    """

    date: Quantity
    year: int | None
    month: int
    day: int
    weekday: int | None
    weekday_text: str
    allowed: tuple[int, ...] = ()
    other: Quantity | None = None
    tie: Tie = Tie("sure", ("the weekday stands beside the date",), via="date/weekday")


@dataclass(frozen=True, slots=True)
class Period:
    """A named period with its first and last day or month, counted in months from year 0; `months` is what its name says.

    `last_exclusive` where the end may be read as not taken in ("from March to March").
    """

    first: Quantity | None
    last: Quantity | None
    first_month: int
    last_month: int | None
    named: Quantity | None
    months: int
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Lasting:
    """A length of time and the two days, weekdays or times of day that it lies between, which are `least` to `most` of its unit apart."""

    stated: Quantity
    first: Quantity
    last: Quantity
    apart: Interval
    tie: Tie


@dataclass(frozen=True, slots=True)
class Elapsed:
    """A number of years and the two years that it lies between; `length` is 10 where decades are counted.

    Of an `undated` one only the latest year that it may reach to is known, since the day of publication is not.
    """

    stated: Quantity
    first: Quantity
    last: Quantity
    first_year: int
    last_year: int
    anniversary: bool
    tie: Tie
    length: int = 1
    undated: bool = False


@dataclass(frozen=True, slots=True)
class SameFact:
    """Two mentions of one fact: the same thing, time and group; `wrong` is the chance that one is a slip, where that was measured."""

    first: Quantity
    second: Quantity
    tie: Tie
    wrong: float | None = None


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, weekday, month, quarter, season or year that the text names, with its `parts` coarse to fine (a weekday is 0 for Monday).

    `days` are the first and the last that it may be, as far as print and the day of publication tell.
    """

    quantity: Quantity
    parts: tuple[tuple[str, int], ...]
    days: tuple[date, date] | None = None


@dataclass(frozen=True, slots=True)
class SameEvent:
    """Two moments told of one event, and the part of the date that both tell, as two numbers."""

    first: Quantity
    second: Quantity
    part: str
    values: tuple[int, int]
    tie: Tie


@dataclass(frozen=True, slots=True)
class Misprint:
    """A number whose print has a form that no number has: `wanted` of `what`, and `printed` there; `meant` is what it may be."""

    printed_as: Quantity
    what: str
    wanted: int
    printed: int
    meant: tuple[str, ...]
    tie: Tie


@dataclass(frozen=True, slots=True)
class Cited:
    """What a source says and where: its file, the words or the cells, and their page, paragraph or sheet as people say it."""

    path: str
    text: str
    where: str
    passage: tuple[str, ...] = ()  # the paragraphs or the rows around it


@dataclass(frozen=True, slots=True)
class Sourced:
    """A figure of the article held against a source: what it should be there, as printed and as it may be, and where that stands.

    `working` is how the source gives what it does not print. `agrees` where the two are one figure. `wrong` is the measured chance
    that they are of one fact and differ.
    """

    stated: Quantity
    told: Interval
    printed: str
    value: Fraction
    interval: Interval
    agrees: bool
    working: str
    cited: Cited
    tie: Tie
    wrong: float
    named: str = ""  # the column that it stands in


@dataclass(frozen=True, slots=True)
class Claims:
    """All that an article claims of its figures, by what is claimed; what the rules look through."""

    quantities: tuple[Quantity, ...] = ()
    changes: tuple[Change, ...] = ()
    directions: tuple[Directed, ...] = ()
    headed: tuple[Headed, ...] = ()
    extremes: tuple[Extreme, ...] = ()
    shares: tuple[Share, ...] = ()
    appositions: tuple[Apposition, ...] = ()
    totals: tuple[Total, ...] = ()
    inclusions: tuple[Inclusion, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    conversions: tuple[Conversion, ...] = ()
    exchanges: tuple[Exchange, ...] = ()
    leads: tuple[Lead, ...] = ()
    votes: tuple[Lead, ...] = ()
    rates: tuple[Rate, ...] = ()
    dates: tuple[Dated, ...] = ()
    periods: tuple[Period, ...] = ()
    lastings: tuple[Lasting, ...] = ()
    elapsed: tuple[Elapsed, ...] = ()
    same: tuple[SameFact, ...] = ()
    limits: tuple[Limit, ...] = ()
    remainders: tuple[Remainder, ...] = ()
    growths: tuple[Growth, ...] = ()
    majorities: tuple[Majority, ...] = ()
    lifetimes: tuple[Lifetime, ...] = ()
    listings: tuple[Listing, ...] = ()
    attainables: tuple[Attainable, ...] = ()
    means: tuple[Mean, ...] = ()
    risks: tuple[Risk, ...] = ()
    withins: tuple[Within, ...] = ()
    ranges: tuple[Ranged, ...] = ()
    samplings: tuple[Sampling, ...] = ()
    misprints: tuple[Misprint, ...] = ()
    compounds: tuple[Compound, ...] = ()
    turnouts: tuple[Turnout, ...] = ()
    divisions: tuple[Division, ...] = ()
    significances: tuple[Significance, ...] = ()
    rankings: tuple[Ranking, ...] = ()
    standings: tuple[Standing, ...] = ()
    confidences: tuple[Confidence, ...] = ()
    sourced: tuple[Sourced, ...] = ()
    tabled: tuple[Sourced, ...] = ()
    moments: tuple[Moment, ...] = ()
    weekdays: tuple[Dated, ...] = ()
    events: tuple[SameEvent, ...] = ()
    sentences: tuple[tuple[int, int], ...] = ()
    lines: tuple[object, ...] = ()  # the sentences as the finders read them; nobody but the guard looks into them


@dataclass(frozen=True, slots=True)
class Term:
    """A figure as it goes into a formula: times a factor of units; `show` writes a value of it as a desk would."""

    quantity: Quantity
    factor: Fraction
    show: Callable[[Fraction], str]


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to work a figure out: the formula with the printed numbers put in, and what it gives.

    `note` names a reading other than the plain one ("as n times more"); an excused reading clears a figure but is never the
    one that accuses it. `weight` is how often such a reading is meant, beside the plain one. `work` is the formula itself, over the
    intervals of the `terms` in order; a reading without it is known by its interval alone.
    """

    formula: str
    value: Fraction
    interval: Interval
    note: str = ""
    weight: float = 1.0
    work: Callable[..., Interval] | None = None
    terms: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class Derivation:
    """A stated figure, the figures it should follow from, and every working that the text allows.

    The first reading is the one that the text states. `style` is a fault of wording found although the sum is right. `strict`
    figures are held to their words: nothing was worked out that could be a last digit off. `wrong` is the chance of an error where it
    was measured as a whole, and not from that of its tie. `parts` are the parts played: that
    of the stated figure, then that of each input ("percent", "after", "before"); the guard weighs derivations that tell them.
    """

    stated: Quantity
    inputs: tuple[Quantity, ...]
    readings: tuple[Reading, ...]
    tie: Tie
    show: Callable[[Fraction], str]
    subject: str = ""
    stated_interval: Interval | None = None
    stated_value: Fraction | None = None
    stated_text: str | None = None
    style: str = ""
    strict: bool = False
    scale: int = 1
    slips: tuple[tuple[str, Fraction], ...] = ()
    message: str = ""
    source: Cited | None = None
    wrong: float | None = None
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ref:
    """A figure pointed at: its id, and its place in the text."""

    quantity: str | None
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Recomputed:
    """What the working gives: the value, its bounds once rounding is allowed for, and how a desk would write it."""

    value: Fraction
    low: Fraction | None
    high: Fraction | None
    text: str
    low_text: str | None = None
    high_text: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing that speaks for a tie or for an error, in desk language, and how much: the natural logarithm of its odds."""

    what: str
    weight: float


@dataclass(frozen=True, slots=True)
class Finding:
    """One stated figure held against others, with the verdict and all that is needed to believe it.

    `probability` is that of something being wrong here, 0 to 1; `via` is that of the tie; `evidence` is why the figures were tied and why they
    differ as they do, strongest first.
    """

    rule: str
    code: str
    verdict: Verdict
    severity: Severity | None
    stated: Ref
    inputs: tuple[Ref, ...]
    formula: str
    recomputed: Recomputed
    message: str
    suggestions: tuple[str, ...]
    reasons: tuple[str, ...]
    slip: str | None
    quoted: bool
    line: int
    column: int
    paragraph: int
    sentence: str
    fingerprint: str
    page: int | None = None
    source: Cited | None = None
    probability: float = 0.0
    via: str = ""
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Summary:
    """How many figures there are and what became of them; `known` are findings of a baseline, `sourced` what a source settles."""

    quantities: int
    checked: int
    inconsistent: int
    review: int
    unchecked: int
    suppressed: int = 0
    known: int = 0
    sourced: int = 0


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to say of an article that is no finding: an order in it that is not understood, a figure left unread.

    `at` is the place in the article's text that it speaks of, where it speaks of one.
    """

    line: int
    message: str
    at: int | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """Everything found in one article; `error` says why it could not be checked.

    `suppressed` are the findings that somebody answers for, `known` those of a baseline; neither counts any more. `passed` are all that nobody asked to
    see, and `show_unchecked` asks for the figures that no finding speaks of.

    All offsets are into `text`, the file's own where it has one; `origin` leads to the same without markup.
    """

    path: str
    error: str | None = None
    text: str = ""
    dateline: date | None = None
    quantities: tuple[Quantity, ...] = ()
    findings: tuple[Finding, ...] = ()
    summary: Summary = field(default=Summary(0, 0, 0, 0, 0))
    blocks: tuple[Block, ...] = ()
    comments: tuple[Comment, ...] = ()
    suppressed: tuple[Finding, ...] = ()
    known: tuple[Finding, ...] = ()
    passed: tuple[Finding, ...] = ()
    show_unchecked: bool = False
    notices: tuple[Notice, ...] = ()
    origin: Origin | None = None

    def to_json(self) -> str:
        """Write it as `--output-format json` does; the schema is `factcheck/schema/report.v1.json`."""
        from factcheck.reporters.json_ import render
        from factcheck.reporters.page import Page

        return "".join(render([self], Page()))


@dataclass(frozen=True, slots=True)
class Told:
    """A figure where it stands: its line, its print and its sentence."""

    line: int
    text: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure of which the two drafts do not say the same; one that was added has no `old`, one that was dropped no `new`."""

    fate: Fate
    old: Told | None
    new: Told | None
