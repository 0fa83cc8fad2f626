"""Read the source of the program as modules with their imports, for the tests of this folder."""

import ast
import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeGuard

ROOT = Path(__file__).parents[2]
NAME = "stretchtimer"
_NOT_OURS = {"__pycache__", "build", "dist"}


@dataclass(frozen=True)
class Import:
    """One import: the dotted name of the module asked for, and the line it stands on."""

    target: str
    line: int

    @property
    def inside(self) -> bool:
        """Tell whether it is a module of the program."""
        return f"{self.target}.".startswith(f"{NAME}.")


@dataclass(frozen=True)
class Module:
    """A module of the program. `path` is relative to the checkout."""

    name: str
    path: str
    source: str
    tree: ast.Module
    imports: tuple[Import, ...]

    @property
    def room(self) -> str:
        """Return the room it belongs to: a folder of the package, or its own name beside them."""
        return room_of(self.name)


def room_of(name: str) -> str:
    """Return the room of a dotted name; the package itself is the room without a name."""
    return f"{name}.".split(".")[1]


def module(name: str, source: str, path: str = "", known: frozenset[str] = frozenset()) -> Module:
    """Read one module; `known` holds the program's modules, to tell `from package import module`."""
    tree = ast.parse(source)
    package = name if path.endswith("__init__.py") else name.rpartition(".")[0]
    imports = tuple(found for node in ast.walk(tree) for found in _imports(node, package, known))
    return Module(name, path or f"{name.replace('.', '/')}.py", source, tree, imports)


def _imports(node: ast.AST, package: str, known: frozenset[str]) -> Iterator[Import]:
    if isinstance(node, ast.Import):
        yield from (Import(alias.name, node.lineno) for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        base = node.module or ""
        if node.level:
            above = package.split(".")[: len(package.split(".")) - node.level + 1]
            base = ".".join([*above, base] if base else above)
        for alias in node.names:
            full = f"{base}.{alias.name}"
            # PySide6 is named by its modules: QtWidgets and QtGui are different guests.
            yield Import(full if full in known or base == "PySide6" else base, node.lineno)
    elif is_import_call(node) and isinstance(node.args[0], ast.Constant):
        yield Import(node.args[0].value, node.lineno)


def is_import_call(node: ast.AST) -> TypeGuard[ast.Call]:
    """Tell whether a piece of code calls a function that imports."""
    return (
        isinstance(node, ast.Call)
        and getattr(node.func, "attr", getattr(node.func, "id", "")) in {"import_module", "__import__"}
        and bool(node.args)
    )


@cache
def modules() -> tuple[Module, ...]:
    """Return every module of the program."""
    paths = {_dotted(path): path for path in sorted((ROOT / NAME).rglob("*.py"))}
    known = frozenset(paths)
    return tuple(
        module(name, path.read_text("utf-8"), path.relative_to(ROOT).as_posix(), known)
        for name, path in paths.items()
    )


def _dotted(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def files() -> tuple[Path, ...]:
    """Return every file of the checkout that is ours, without what tools and Git leave beside it."""
    found = []
    for folder, folders, names in os.walk(ROOT):
        folders[:] = sorted(
            name
            for name in folders
            if name == ".ci" or not (name.startswith(".") or name in _NOT_OURS or name.endswith(".egg-info"))
        )
        found += [Path(folder, name) for name in sorted(names) if not name.startswith(".coverage")]
    return tuple(path for path in found if path != ROOT / ".git")
