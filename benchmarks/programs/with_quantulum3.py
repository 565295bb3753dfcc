"""quantulum3: quantities with their units."""

from clock import timed
from quantulum3 import parser

timed(lambda texts: [parser.parse(text) for text in texts])
