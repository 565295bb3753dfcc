"""The rules, in the order of their codes; one file each."""

from factcheck.rules.absolute_relative_risk import AbsoluteRelativeRisk
from factcheck.rules.age_dates import AgeDates
from factcheck.rules.attainable_percent import AttainablePercent
from factcheck.rules.average import Average
from factcheck.rules.change_amount import ChangeAmount
from factcheck.rules.change_direction import ChangeDirection
from factcheck.rules.compound import Compound
from factcheck.rules.confidence_interval import ConfidenceInterval
from factcheck.rules.conflicting_bounds import ConflictingBounds
from factcheck.rules.currency import Currency
from factcheck.rules.elapsed import Elapsed
from factcheck.rules.event_date import EventDate
from factcheck.rules.fraction_percent import FractionPercent
from factcheck.rules.impossible_percent import ImpossiblePercent
from factcheck.rules.lead import Lead
from factcheck.rules.list_count import ListCount
from factcheck.rules.magnitude import Magnitude
from factcheck.rules.malformed_number import MalformedNumber
from factcheck.rules.margin_of_error import MarginOfError
from factcheck.rules.multiple import Multiple
from factcheck.rules.multiple_percent import MultiplePercent
from factcheck.rules.outcome import Outcome
from factcheck.rules.p_value import PValue
from factcheck.rules.part_over_whole import PartOverWhole
from factcheck.rules.per_head import PerHead
from factcheck.rules.percent_change import PercentChange
from factcheck.rules.percent_of_amount import PercentOfAmount
from factcheck.rules.percent_or_points import PercentOrPoints
from factcheck.rules.percent_sum import PercentSum
from factcheck.rules.period_length import PeriodLength
from factcheck.rules.range_member import RangeMember
from factcheck.rules.range_order import RangeOrder
from factcheck.rules.rank import Rank
from factcheck.rules.rate_total import RateTotal
from factcheck.rules.remainder import RemainderOfWhole
from factcheck.rules.repeated_figure import RepeatedFigure
from factcheck.rules.rule import Rule
from factcheck.rules.share import ShareOfWhole
from factcheck.rules.source_figure import SourceFigure
from factcheck.rules.source_table import SourceTable
from factcheck.rules.total import TotalOfParts
from factcheck.rules.turnout import Turnout
from factcheck.rules.unit_conversion import UnitConversion
from factcheck.rules.unit_price import UnitPrice
from factcheck.rules.valid_date import ValidDate
from factcheck.rules.vote_margin import VoteMargin
from factcheck.rules.weekday_date import WeekdayDate
from factcheck.rules.word_majority import WordMajority

__all__ = ["RULES", "Rule"]

RULES: tuple[Rule, ...] = (
    PercentChange(),
    ChangeAmount(),
    ChangeDirection(),
    PercentOrPoints(),
    Multiple(),
    ImpossiblePercent(),
    ShareOfWhole(),
    PercentOfAmount(),
    TotalOfParts(),
    RemainderOfWhole(),
    PercentSum(),
    AttainablePercent(),
    WordMajority(),
    FractionPercent(),
    PartOverWhole(),
    RateTotal(),
    PerHead(),
    Average(),
    AbsoluteRelativeRisk(),
    MultiplePercent(),
    UnitPrice(),
    Compound(),
    RepeatedFigure(),
    ConflictingBounds(),
    Magnitude(),
    RangeOrder(),
    UnitConversion(),
    Currency(),
    RangeMember(),
    MalformedNumber(),
    WeekdayDate(),
    ValidDate(),
    PeriodLength(),
    Elapsed(),
    AgeDates(),
    EventDate(),
    Lead(),
    VoteMargin(),
    Turnout(),
    Rank(),
    ListCount(),
    Outcome(),
    MarginOfError(),
    PValue(),
    ConfidenceInterval(),
    SourceFigure(),
    SourceTable(),
)
