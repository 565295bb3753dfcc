"""Reports held to the published form of their format, and read as the programs read them that they are for."""

from __future__ import annotations

import json
import re
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import jsonschema
from junitparser import JUnitXml
from lxml import etree

SCHEMAS: Final = Path(__file__).parent / "schemas"
COMMAND: Final = re.compile(r"::(?P<name>[^ :]+)(?: (?P<properties>[^:]*))?::(?P<data>.*)")
UNESCAPED: Final = (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%"))
JUNIT: Final = etree.XMLSchema(etree.parse(str(SCHEMAS / "junit-10.xsd")))


def _validator(name: str) -> jsonschema.protocols.Validator:
    schema = json.loads((SCHEMAS / name).read_text("utf-8"))
    kind = jsonschema.validators.validator_for(schema)
    return kind(schema, format_checker=kind.FORMAT_CHECKER)


VALIDATORS: Final = {
    "sarif": _validator("sarif-2.1.0-rtm.5.json"),
    "gitlab": _validator("code-quality.json"),
    "rdjson": _validator("rdjson.json"),
}


def valid(form: str, text: str) -> Any:  # noqa: ANN401 - whatever the format holds
    """Return what the text holds, once it has passed the schema of its format."""
    match form:
        case "junit":
            document = etree.parse(BytesIO(text.encode()))
            JUNIT.assertValid(document)
            return JUnitXml.fromstring(text.encode())
        case "github":
            return commands(text)
        case "json-lines":
            return [json.loads(line) for line in text.splitlines()]
        case _:
            value = json.loads(text)
            VALIDATORS[form].validate(value)
            return value


def commands(log: str) -> list[tuple[str, dict[str, str], str]]:
    """Read a log as the runner of GitHub Actions does: a command is a line that begins with `::`, or holds `##[`."""
    found = []
    for line in re.split(r"\r\n|\r|\n", log):
        assert "##[" not in line
        words = line.strip()
        if words.startswith("::"):
            match = COMMAND.fullmatch(words)
            assert match, words
            pairs = (pair.split("=", 1) for pair in (match["properties"] or "").split(",") if pair)
            found.append((match["name"], {name: _plain(value) for name, value in pairs}, _plain(match["data"])))
    return found


def _plain(text: str) -> str:
    for sign, character in UNESCAPED:
        text = text.replace(sign, character)
    return text
