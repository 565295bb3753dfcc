"""Pieces that an article can be made of to wear the reader out, and whole inputs that once did or well might."""

from __future__ import annotations

from typing import Final

# Repeated without end; each begins, or nearly begins, something that the reader looks for.
PIECES: Final = (
    "twenty one hundred thousand million ", "one hundred ", "one point ", "five ", "thousand ", "5 thousand ", "and ",
    "one in ", "5 in ", "out of ", "a ", "half ", "a third ", "two-thirds ", "(", ")", '"', "“", "“5” ", "' ", "-", "5-",
    "5–", "5, ", "5. ", "5 ", "5% ", "5 per cent ", "% ", "£", "$5 ", "£5m ", "5p ", "1/2 ", "1/", "½", "2½ ", "10 1/2 ",
    "5ft 10in ", "5 lb 3 oz ", "5 to ", "between 5 and ", "from 5 to ", "5 from ", "rose 5% to ", "fell ", "doubled ",
    "more than ", "almost ", "up to ", "about 5 ", "per ", "a day ", "5 per head ", "/kg ", "3 June 2024 ", "3 June ", "June ",
    "2024 ", "2024-06-03 ", "12:30 ", "5:", "0.", ".5 ", "1.1.", "1,111,", "1,1", "12 500 ", "123 ", "1234-1234-", "a_", "A1",
    "K-9", "Channel 4", "Channel 4 ", "Route 4-", "Section 21 and ", "at quarter to ", "first-", "one-", "No. 1 ", "5-4 ",
    "at 5-4 ", "#", "a@", "www.", ".com", "+44 ", "(0123) ", "aged 5 ", "5-year-old ", "year-old ", "5 years ", "5 people ",
    "5 people, ", "5 people; ", "5 people. ", "of 5 ", "of the 5 ", "of whom ", "each ", "total of 5 ", "compared with 5 ",
    "five times 4 ", "\n", "a\n", "5\n", "\r", "5\r", "5\r\n", " ", "\t", "\u3000", "\0", "\u200b", "\u202e", "é", "e\u0301",
    "Smith ", "the ", ", ", "; ", ": ", "! ", "said: “5” ", "majority of 5 ", "lead of 5 ", "5 points ", "5 votes to 4 ",
    "poll of 5 ", "margin of error 5 ", "born 5 June ", "died aged 5 ", "5 miles (8km) ", "$5 (£4) ", "IVX ", "²", "٥", "５",
    "-5 ", "−5 ", "minus 5 ", "5+", "5=", "*5", "5s ", "1990s ", "5th ", "fifth ", "five out of six ", "hundreds of ",
    "5 million ", "million ", "(picture: ", "By ", "Picture: ", "5 people in the year to June. ",
    "profit rose 5% to 6 from 4. ", "of the 5 people, 3 men and 2 women. ", "5 per cent of 60 is 3, ",
)  # fmt: skip

NINES: Final = "9" * 6_000  # Python itself refuses to make a number of more than 4,300 digits
NOUGHTS: Final = "0" * 6_000
NUMBERS: Final = (
    f"It rose {NINES}/12", f"It rose 5 {NINES}/12", f"5-{NINES}/12", f"5/{NINES}", f"1 in {NINES}", f"{NINES} in 10",
    "one point " + "five " * 6_000, "5 " + "thousand " * 3_000, "five " + "thousand " * 3_000, f"3 June {NINES}",
    f"{NINES} June 2024", f"{NINES}-year-old", f"aged {NINES}", f"5ft {NINES}in", f"£{NINES}m", f"{NINES}%",
    f"rose 5% to {NINES} from {NINES}", f"{NINES}.{NINES}", "9" + ",999" * 2_000, "9" + " 999" * 600, f"0.{NOUGHTS}1%",
    f"{NINES}-{NINES}", f"{NINES}:{NINES}", f"2024-{NINES}-{NINES}", f"{NINES}th", f"{NINES}½", "٣/" + "٣" * 6_000,
    "9" * 20 + "." + "9" * 20 + " trillion trillion", "9" * 18 + " trillion per cent of " + "9" * 18 + " is 3",
    "1e999999 1E400 1e-400", "10^100000 10**100000", "£0.0000000000000000001bn rose 5% to £0.000000000000000001",
    "99999999999999999999 trillion miles (5 km)", "1 in 99999999999999999999", "0/0 0/1 1/0", "5 of 0 (0%). 0 km (0 miles).",
    "doubled from 0 to 0, up 0% on 0", "29 February 0000, 31/12/9999 and 1 January 0001", "99999 BC to 0 AD",
    "²/₃ ¹/² 5²% ①② ③% Ⅷ% ൰ people ௰%", "𝟓% of 𝟗 people, 𝟏𝟐/𝟏𝟑",
)  # fmt: skip
