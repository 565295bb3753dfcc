"""The rules, in the order of their codes; one file each."""

from factcheck.rules.change_amount import ChangeAmount
from factcheck.rules.change_direction import ChangeDirection
from factcheck.rules.conflicting_bounds import ConflictingBounds
from factcheck.rules.currency import Currency
from factcheck.rules.elapsed import Elapsed
from factcheck.rules.fraction_percent import FractionPercent
from factcheck.rules.impossible_percent import ImpossiblePercent
from factcheck.rules.lead import Lead
from factcheck.rules.magnitude import Magnitude
from factcheck.rules.multiple import Multiple
from factcheck.rules.percent_change import PercentChange
from factcheck.rules.percent_of_amount import PercentOfAmount
from factcheck.rules.percent_or_points import PercentOrPoints
from factcheck.rules.period_length import PeriodLength
from factcheck.rules.range_order import RangeOrder
from factcheck.rules.repeated_figure import RepeatedFigure
from factcheck.rules.rule import Rule
from factcheck.rules.share import ShareOfWhole
from factcheck.rules.total import TotalOfParts
from factcheck.rules.unit_conversion import UnitConversion
from factcheck.rules.valid_date import ValidDate
from factcheck.rules.weekday_date import WeekdayDate

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
    FractionPercent(),
    RepeatedFigure(),
    ConflictingBounds(),
    Magnitude(),
    RangeOrder(),
    UnitConversion(),
    Currency(),
    WeekdayDate(),
    ValidDate(),
    PeriodLength(),
    Elapsed(),
    Lead(),
)
