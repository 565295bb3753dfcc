"""A mail (.eml) to an article: its subject, its text decoded, and the day it was sent. What is attached is not read."""

from __future__ import annotations

from datetime import datetime
from email import message_from_bytes, policy
from typing import TYPE_CHECKING

from factcheck.errors import FactcheckError
from factcheck.readers.layout import article_of, part
from factcheck.readers.tags import parts_of_markup

if TYPE_CHECKING:
    from datetime import date
    from email.message import MIMEPart

    from factcheck.model import Article
    from factcheck.readers.layout import Part


def read(data: bytes, path: str) -> Article:
    """Make an article of a mail; `text` is what was read."""
    try:
        message = message_from_bytes(data, policy=policy.default)
        body = message.get_body(("plain", "html"))
        parts = [] if body is None else _parts(body)
        subject, day = str(message.get("subject") or ""), _day(message)
    except Exception as error:  # the library meets what no mail holds
        raise FactcheckError(f"{path}: this mail is damaged; save its text instead.") from error
    if not parts:
        attached = [name for one in message.iter_attachments() if (name := one.get_filename())]
        hint = "; save what is attached, and name that" if attached else ""
        raise FactcheckError(f"{path}: this mail holds no text{hint}.")
    return article_of(
        [part(subject, "headline"), *parts] if subject else parts, path, dateline=day, empty="holds no text"
    )


def _parts(body: MIMEPart) -> list[Part]:
    text = str(body.get_content())
    if body.get_content_subtype() == "html":
        return [part(one.text, one.kind) for one in parts_of_markup(text, 0, len(text))]
    paragraphs = "\n".join(line.rstrip() for line in text.splitlines()).split("\n\n")
    return [part(" ".join(paragraph.split())) for paragraph in paragraphs if paragraph.strip()]


def _day(message: MIMEPart) -> date | None:
    sent = getattr(message.get("date"), "datetime", None)
    return sent.date() if isinstance(sent, datetime) else None
