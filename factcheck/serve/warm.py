"""Imported once by the server that new workers are forked from: they begin with the model loaded, and share its memory."""

import gc

from factcheck.serve.work import first_task, work

work(first_task())
# What is looked through for waste is written to, and a page that is written to is shared no more: what is here by now is left out of it.
gc.collect()
gc.freeze()
