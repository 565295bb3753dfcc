"""factcheck: every figure read, every rule applied."""

from clock import timed_together

from factcheck.pipeline import check_articles
from factcheck.readers import from_text

timed_together(lambda texts: [None for _ in check_articles(map(from_text, texts))])
