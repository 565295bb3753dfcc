"""quantulum3's tables of units: surface forms and names, and nothing else of it.

Its parser is not called: it is cubic in digits and its answer may change with PYTHONHASHSEED. The tables are deterministic
once names that share a surface form are put in order.
"""

from __future__ import annotations

import logging
import warnings
from functools import cache

_SPELLINGS = (("meter", "metre"), ("liter", "litre"))


@cache
def _names() -> dict[str, str]:
    """Each name, surface form and plural, in lower case, with the unit's canonical name."""
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from quantulum3 import load

        units = load.units("en_US")
    root.handlers[:] = handlers
    root.setLevel(level)
    found: dict[str, str] = {}
    for table in (units.names, units.surfaces_lower):
        for surface, unit in sorted(table.items()):
            one = min(unit, key=lambda u: u.name) if isinstance(unit, list | tuple | set) else unit
            found.setdefault(surface.lower(), one.name)
    return found


def unit_name(surface: str) -> str | None:
    """The canonical singular of a unit by its printed form, in British spelling; `None` where quantulum3 has none."""
    name = _names().get(surface.lower())
    if name is None:
        return None
    for american, british in _SPELLINGS:
        name = name.replace(american, british)
    return name
