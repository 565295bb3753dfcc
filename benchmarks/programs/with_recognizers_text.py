"""Recognizers-Text: numbers, percentages, ages, money and measures of English."""

from clock import timed_singly
from recognizers_number import recognize_number, recognize_percentage
from recognizers_number_with_unit import recognize_age, recognize_currency, recognize_dimension, recognize_temperature

ASKED = (
    recognize_number,
    recognize_percentage,
    recognize_age,
    recognize_currency,
    recognize_dimension,
    recognize_temperature,
)
timed_singly(lambda text: [ask(text, "en-us") for ask in ASKED])
