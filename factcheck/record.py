"""`dataclass(frozen=True, slots=True)` at a tenth of its cost: what is never made is never compiled.

A run defines more than a hundred such classes and makes objects of a third of them; the standard decorator compiles half a dozen
methods for each. Here all classes share these methods, and what makes an object is compiled when the first is made. To the
eye of `dataclasses` (`replace`, `fields`, `asdict`) and of a type checker they are dataclasses like any other.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass  # noqa: PLC0414 - said to be handed on
    from dataclasses import replace as replace  # noqa: PLC0414
else:
    from dataclasses import MISSING, Field, FrozenInstanceError
    from dataclasses import dataclass as standard

    _set = object.__setattr__

    def dataclass(*, frozen, slots):
        """Make a frozen class with slots of one whose fields are annotated; all of its kind are written so."""
        if not (frozen and slots):
            raise TypeError("what may change, or has no slots, is made by dataclasses.dataclass")
        return _record

    def _record(cls):
        own = dict(cls.__dict__)
        names = tuple(own.get("__annotations__", ()))
        given = {name: own.pop(name) for name in names if name in own}
        for gone in ("__dict__", "__weakref__"):
            own.pop(gone, None)
        fields = {name: value for name, value in given.items() if isinstance(value, Field)}
        compared = [name for name in names if name not in fields or fields[name].compare]
        shown = [name for name in names if name not in fields or fields[name].repr]
        own |= {"__slots__": names, "__match_args__": names, "__init__": _first_init(names, given)}
        own |= _shared(names, shown, attrgetter(*compared) if compared else _nothing, own)
        own["__dataclass_fields__"] = _Fields(cls.__name__, own.get("__annotations__", {}), given)
        made = type(cls)(cls.__name__, cls.__bases__, own)
        made.__qualname__ = cls.__qualname__
        return made

    def _nothing(_self):
        return ()

    def _shared(names, shown, values, own):
        """The methods that all have, but for those that a class writes itself."""

        def __eq__(self, other):
            return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

        def __hash__(self):
            return hash(values(self))

        def __repr__(self):
            return f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in shown)})"

        def __reduce__(self):
            return _again, (type(self), tuple(getattr(self, name) for name in names))

        methods = {"__eq__": __eq__, "__hash__": __hash__, "__repr__": __repr__, "__reduce__": __reduce__}
        methods |= {"__setattr__": _refuse, "__delattr__": _refuse}
        return {name: method for name, method in methods.items() if own.get(name) is None}

    def _refuse(self, name, *_value):
        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def _again(cls, values):
        """An object with these values, as it was put away."""
        made = object.__new__(cls)
        for name, value in zip(cls.__slots__, values, strict=True):
            _set(made, name, value)
        return made

    def replace(record, **changes):
        """As that of `dataclasses`, in a tenth of the time: a record checks nothing when it is made."""
        cls = type(record)
        copied, twin = _COPIES.get(cls) or _COPIES.setdefault(cls, _copying(cls))
        made = copied(record, object.__new__(twin))
        for name, value in changes.items():
            try:
                setattr(made, name, value)
            except AttributeError:
                raise TypeError(f"{cls.__qualname__} has no {name}") from None
        made.__class__ = cls
        return made

    _COPIES = {}

    def _copying(cls):
        """What copies the fields of a record, and the class whose object it fills."""
        known = {}
        lines = [f" made.{name} = record.{name}" for name in cls.__slots__]
        exec("\n".join(["def copied(record, made):", *lines, " return made"]), known)  # noqa: S102 - names of fields
        return known["copied"], _twin(cls)

    def _twin(cls):
        """A class of the same shape that is not frozen; filling an object of it takes a third of the time."""
        return type(cls.__name__, cls.__bases__, {"__slots__": cls.__slots__})

    def _first_init(names, given):
        def __init__(self, *values, **named):
            cls = type(self)
            cls.__init__ = _init(cls, names, given)
            self.__init__(*values, **named)

        return __init__

    def _init(cls, names, given):
        """Compile what makes an object; of what is made anew for each, the default is `MISSING`."""
        known = {"_set": _set, "_missing": MISSING, "_twin": _twin(cls), "_own": cls}
        wanted, lines = [], []
        for name in names:
            value, makes = given.get(name, MISSING), MISSING
            if isinstance(value, Field):
                value, makes = value.default, value.default_factory
            known |= {f"_value_{name}": value, f"_make_{name}": makes}
            has_default = value is not MISSING or makes is not MISSING
            wanted.append(f"{name}=_value_{name}" if has_default else name)
            made = name if makes is MISSING else f"_make_{name}() if {name} is _missing else {name}"
            lines.append(f" self.{name} = {made}")
        lines = [" _set(self, '__class__', _twin)", *lines, " self.__class__ = _own"] if lines else [" pass"]
        exec("\n".join([f"def __init__(self, {', '.join(wanted)}):", *lines]), known)  # noqa: S102 - names of fields
        return known["__init__"]

    class _Fields:
        """What `dataclasses` asks a class for, made when it asks: by itself, of a class with the same fields."""

        def __init__(self, name, annotations, given):
            self.of = name, annotations, given

        def __get__(self, instance, owner):
            name, annotations, given = self.of
            twin = standard(frozen=True)(type(name, (), {"__annotations__": annotations, **given}))
            owner.__dataclass_fields__ = twin.__dataclass_fields__
            return owner.__dataclass_fields__
