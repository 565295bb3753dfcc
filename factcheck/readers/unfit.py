"""Files that hold no text to read: what each is, and what to do with it."""

from __future__ import annotations

from pathlib import PurePath
from typing import Final

from factcheck.errors import FactcheckError

PICTURE: Final = "this is a picture; run text recognition (OCR) on it, and name the text."
SOUND: Final = "this is a recording; have it written down, and name the text."
FILM: Final = SOUND
PACKED: Final = "this is a packed folder; unpack it, and name the articles in it."
PAGE: Final = "this is a saved page in one piece; save it as “HTML only” (or “Webpage, HTML Only”) and name that."
SHEET: Final = "this is a table and no article; name it as a --source, or save the article itself."
SLIDES: Final = "these are slides; export them as a PDF, and name that."
ADVICE: Final = {
    ".pages": "this is a Pages document; export it as Word (File, Export To, Word), and name that.",
    ".wpd": "this is a WordPerfect document; save it as Word or as text, and name that.",
    ".msg": "this is a mail as Outlook keeps it; save it as .eml or as text, and name that.",
    ".ott": "this is a template; save it as .odt, and name that.",
    **dict.fromkeys((".mhtml", ".mht", ".webarchive"), PAGE),
    **dict.fromkeys((".zip", ".7z", ".rar", ".gz", ".tgz", ".tar", ".bz2", ".xz"), PACKED),
    **dict.fromkeys((".mp3", ".wav", ".m4a", ".aac", ".ogg", ".oga", ".opus", ".flac", ".wma", ".aiff"), SOUND),
    **dict.fromkeys((".mp4", ".mov", ".avi", ".mkv", ".webm", ".wmv", ".m4v"), FILM),
    **dict.fromkeys((".png", ".jpg", ".jpeg", ".gif", ".tif", ".tiff", ".webp", ".heic", ".bmp"), PICTURE),
    **dict.fromkeys((".xls", ".xlsx", ".ods", ".numbers"), SHEET),
    **dict.fromkeys((".ppt", ".pptx", ".odp", ".key"), SLIDES),
}  # fmt: skip
SIGNS: Final = (
    (b"\x89PNG", PICTURE), (b"\xff\xd8\xff", PICTURE), (b"GIF8", PICTURE), (b"II*\x00", PICTURE), (b"MM\x00*", PICTURE),
    (b"ID3", SOUND), (b"OggS", SOUND), (b"fLaC", SOUND), (b"RIFF", SOUND), (b"\x1f\x8b", PACKED), (b"7z\xbc\xaf", PACKED),
    (b"Rar!", PACKED),
)  # fmt: skip
FILMED: Final = (b"ftyp", 4)


def refuse_unfit(data: bytes, path: str) -> None:
    """Raise the sentence for a file that is known to hold no text, by its name or by how it begins."""
    if advice := ADVICE.get(PurePath(path).suffix.lower()):
        raise FactcheckError(f"{path}: {advice}")
    if data[4:8] == FILMED[0]:
        raise FactcheckError(f"{path}: {FILM}")
    for sign, said in SIGNS:
        if data.startswith(sign) and b"\0" in data[:1024]:
            raise FactcheckError(f"{path}: {said}")
