"""How much of a file is read: articles come from anywhere, and a small file may claim to be a huge one."""

from __future__ import annotations

from typing import Final

TEXT_BYTES: Final = 10_000_000  # of a file of text or markup, and characters of what a document holds
DOCUMENT_BYTES: Final = 100_000_000  # of a DOCX or PDF: its pictures weigh
NESTING: Final = 250  # elements of HTML within one another; libxml2 stops at 256
TABLE_BYTES: Final = 100_000_000  # of a table that is a source
ATTRIBUTES: Final = 5_000  # of one tag of HTML: libxml2 holds each against all before it
UNPACKED_BYTES: Final = 200_000_000  # of all that a DOCX packs
PART_BYTES: Final = 50_000_000  # of one XML part in a DOCX
PACKING_RATIO: Final = 200  # unpacked to packed; text packs to a tenth, blank pages of it to a hundredth
PACKED_SMALL: Final = 1_000_000  # bytes unpacked, below which no ratio matters
PACKED_PARTS: Final = 5_000  # files within a DOCX
PAGES: Final = 500  # of a PDF
PAGE_BYTES: Final = 2_000_000  # unpacked content of one page of a PDF: about 15 s of work
PAGES_BYTES: Final = 20_000_000  # of all its pages
DRAWING_STEPS: Final = 1_000_000  # operations that draw the pages of a PDF
DRAWINGS: Final = 10_000  # forms and pictures on the pages of a PDF, each as often as it is drawn
