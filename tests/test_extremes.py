"""A change word against the high or the low that it leads to, or from."""

import pytest

import factcheck


@pytest.mark.parametrize(
    "right, wrong",
    [
        ("Shares of the 30 largest firms rose to a 15-month high on Tuesday.", ("rose", "fell")),
        ("Prices fell 3% from a peak in May.", ("fell", "rose")),
    ],
)
def test_the_wrong_way_is_doubted(right: str, wrong: tuple[str, str]) -> None:
    assert not factcheck.check(right).findings
    assert [str(f.verdict) for f in factcheck.check(right.replace(*wrong)).findings] == ["review"]
