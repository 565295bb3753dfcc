"""Change one constant of a module at a time and see whether the tests notice: mutmut, which does the functions, leaves them.

    python fuzz/mutate.py factcheck.precision tests/test_precision.py tests/test_precision_properties.py

The constants of `precision.py` are the widths of the specification, so they above all must be held by a test. Each mutant runs
in a fork of this process, so that pytest and the model's libraries are imported once. Prints the survivors, each with its
line, and the score.
"""

from __future__ import annotations

import argparse
import ast
import contextlib
import copy
import importlib.util
import os
import signal
import sys
from importlib.machinery import SourceFileLoader
from pathlib import Path
from typing import TYPE_CHECKING, Final

import hypothesis
import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import CodeType

LONGEST: Final = 180  # seconds; a mutant that runs on for ever was noticed


def changes(node: ast.AST) -> Iterator[tuple[str, str, object]]:
    """The fields of a node to change, each with a word for people and what it becomes."""
    match node:
        case ast.Constant(value=bool(value)):
            yield "value", f"{value} → {not value}", not value
        case ast.Constant(value=int(value)):
            yield "value", f"{value} → {value + 1}", value + 1
        case ast.Constant(value=str(value)) if value:
            yield "value", f"{value!r} → ''", ""


def constants(tree: ast.Module) -> set[ast.AST]:
    """The nodes of the values that a module gives names to, outside its functions and classes."""
    named = (
        node.value for node in tree.body if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None
    )
    return {inner for value in named for inner in ast.walk(value)}


def mutants(source: str) -> Iterator[tuple[int, str, ast.Module]]:
    """Every mutant of a module with its line and what was changed."""
    tree = ast.parse(source)
    ours = constants(tree)
    for index, node in enumerate(ast.walk(tree)):
        for field, what, new in changes(node) if node in ours else ():
            changed = copy.deepcopy(tree)
            target = next(n for i, n in enumerate(ast.walk(changed)) if i == index)
            setattr(target, field, new)
            yield getattr(node, "lineno", 0), what, ast.fix_missing_locations(changed)


class Mutated(SourceFileLoader):
    """Loads one module from a changed tree."""

    tree: ast.Module

    def get_code(self, fullname: str) -> CodeType:
        """Compile the changed tree instead of the file."""
        return compile(self.tree, self.get_filename(fullname), "exec")


def is_noticed(module: str, path: str, tree: ast.Module, tests: list[str]) -> bool:
    """Run the tests on a mutant in a fork: true where one fails, or does not end."""
    child = os.fork()
    if child == 0:
        signal.alarm(LONGEST)
        silence = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silence, 1)
        os.dup2(silence, 2)
        loader = Mutated(module, path)
        loader.tree = tree
        spec = importlib.util.spec_from_file_location(module, path, loader=loader)
        finder = type("Finder", (), {"find_spec": staticmethod(lambda name, *_: spec if name == module else None)})
        sys.meta_path.insert(0, finder)
        hypothesis.settings.register_profile("mutants", database=None, derandomize=True, max_examples=25, deadline=None)
        options = [
            "-n0",
            "-x",
            "-q",
            "-p",
            "no:cacheprovider",
            "-o",
            "filterwarnings=ignore",
            "--hypothesis-profile=mutants",
        ]
        os._exit(int(pytest.main([*options, *tests])))
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) != 0


def main() -> None:
    """Try every n-th mutant of a module."""
    parser = argparse.ArgumentParser()
    parser.add_argument("module")
    parser.add_argument("tests", nargs="+")
    parser.add_argument("--every", type=int, default=1)
    options = parser.parse_args()
    with contextlib.suppress(ImportError):
        import spacy  # noqa: F401 - so that no mutant waits for it
    path = str(Path(options.module.replace(".", "/") + ".py").resolve())
    source = Path(path).read_text("utf-8")
    if is_noticed(options.module, path, ast.parse(source), options.tests):
        sys.exit("the tests fail as things are")
    lines = source.splitlines()
    tried = survived = 0
    for line, what, tree in list(mutants(source))[:: options.every]:
        tried += 1
        if not is_noticed(options.module, path, tree, options.tests):
            survived += 1
            print(f"survived  {options.module}:{line}: {what}: {lines[line - 1].strip()}", flush=True)
    print(f"{options.module}: {tried - survived} of {tried} noticed")


if __name__ == "__main__":
    main()
