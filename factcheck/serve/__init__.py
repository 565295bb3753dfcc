"""`factcheck serve`: a page and an HTTP interface on this machine, for desks that paste and for systems that call.

Starlette on uvicorn, because what is sent is a text or a file and what is answered has a published schema already: a framework that
builds models of its own beside that schema would say it twice. The checks run in processes of their own (Pebble), which a
time-out can end.
"""
