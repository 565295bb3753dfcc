"""Findings that somebody has looked at: `[sic]` after the figure, a comment in the source, an entry in a file."""

from factcheck.suppression.book import Book, Bookshelf
from factcheck.suppression.comments import Orders
from factcheck.suppression.sic import is_sic

__all__ = ["Book", "Bookshelf", "Orders", "is_sic"]
