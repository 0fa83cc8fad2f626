"""Modules stay small, say what they are for, and leave path arithmetic to one of them."""

import ast
from collections import defaultdict
from collections.abc import Iterable, Iterator

import pytest

from tests.architecture.house import NAME, Module, module, modules

MOST_LINES = 400
MOST_METHODS = 19


def too_many_methods(of: Module) -> Iterator[str]:
    """Yield each class with more methods than a reader keeps in mind.

    Properties do not count, they read like attributes; nor do Qt's methods, whose names are not ours.
    """
    for node in ast.walk(of.tree):
        if isinstance(node, ast.ClassDef):
            methods = (part for part in node.body if isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef))
            count = sum(method.name.islower() and not is_property(method) for method in methods)
            if count > MOST_METHODS:
                yield f"{of.path}:{node.lineno} {node.name} has {count} methods"


def is_property(method: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    """Tell whether a method is read like an attribute."""
    return any(ast.unparse(decorator).endswith("property") for decorator in method.decorator_list)


def finds_files_itself(of: Module) -> Iterator[str]:
    """Yield each place that looks for files beside the code."""
    for found in of.imports:
        if found.target.startswith(("importlib.resources", "pkgutil", "pkg_resources")):
            yield f"{of.path}:{found.line} imports {found.target}"
    for node in ast.walk(of.tree):
        if isinstance(node, ast.Name) and node.id == "__file__":
            yield f"{of.path}:{node.lineno} uses __file__"


def test_every_module_is_short():
    long = {of.path: lines for of in modules() if (lines := of.source.count("\n")) > MOST_LINES}
    assert long == {}


def test_every_class_has_few_methods():
    assert [line for of in modules() for line in too_many_methods(of)] == []


def twins(found: Iterable[Module]) -> dict[str, list[str]]:
    """Return the classes that several modules define under one name, with those modules."""
    places: dict[str, list[str]] = defaultdict(list)
    for of in found:
        for node in of.tree.body:
            if isinstance(node, ast.ClassDef):
                places[node.name].append(of.path)
    return {name: paths for name, paths in places.items() if len(paths) > 1}


def test_every_class_has_a_name_of_its_own():
    assert twins(modules()) == {}


def test_two_classes_of_one_name_are_seen():
    source = "class Face: ..."
    two = [module(f"{NAME}.{place}", source) for place in ("figure.head", "ui.session.ring")]
    assert list(twins(two)) == ["Face"]
    assert twins(two[:1]) == {}


def test_every_module_says_what_it_is_for():
    assert [of.path for of in modules() if not ast.get_docstring(of.tree)] == []


def test_one_module_finds_the_files_that_ship():
    assert [line for of in modules() if of.name != f"{NAME}.paths" for line in finds_files_itself(of)] == []


@pytest.mark.parametrize(
    "source",
    [
        "from importlib.resources import files",
        "import importlib.resources",
        "from pathlib import Path\nhere = Path(__file__).parent",
    ],
)
def test_a_module_that_finds_files_itself_is_seen(source):
    assert len(list(finds_files_itself(module(f"{NAME}.ui.icons", source)))) == 1


def test_a_class_with_too_many_methods_is_seen():
    methods = "".join(f"    def m{number}(self): ...\n" for number in range(20))
    methods += "    def paintEvent(self, event): ...\n    @cached_property\n    def routines(self): ...\n"
    assert list(too_many_methods(module(f"{NAME}.ui.home", f"class Home:\n{methods}"))) == [
        "stretchtimer/ui/home.py:1 Home has 20 methods"
    ]
