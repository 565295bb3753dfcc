"""Imported once by the server that new workers are forked from: they begin with the model loaded, and share its memory."""

from factcheck.serve.work import WARMING, Task, work
from factcheck.settings import Settings

work(Task(WARMING, "warming.txt", "desk", Settings()))
