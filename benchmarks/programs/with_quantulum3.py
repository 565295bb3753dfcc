"""quantulum3: quantities with their units."""

from clock import timed_singly
from quantulum3 import parser

timed_singly(parser.parse)
