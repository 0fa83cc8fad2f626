"""List every module by what it says of itself, at the end of docs/architecture.md."""

from itertools import groupby

from tests.architecture.house import NAME, ROOT, Module, modules

PAGE = ROOT / "docs" / "architecture.md"
HEADING = "## Every module"


def first_line(of: Module) -> str:
    """Return the first line of a module's docstring, without its full stop."""
    return of.source.lstrip().removeprefix('"""').partition("\n")[0].removesuffix('"""').rstrip(".")


def folder(of: Module) -> str:
    """Return the folder of a module within the package, empty for the package's own."""
    return of.path.removeprefix(f"{NAME}/").rpartition("/")[0]


def index() -> str:
    """Return the list as it stands in the page, folder by folder."""
    named = [of for of in modules() if not of.path.endswith("__.py")]
    parts = [
        HEADING,
        "\nAs each says itself; `python -m tests.architecture.module_index` writes this list.\n",
    ]
    for name, found in groupby(sorted(named, key=lambda of: (folder(of), of.path)), folder):
        parts.append(f"### `{name or NAME}/`\n")
        for of in found:
            file = of.path.rpartition("/")[2].removesuffix(".py")
            parts.append(f"- `{file}`: {first_line(of)}")
        parts.append("")
    return "\n".join(parts)


def page_with_index(text: str) -> str:
    """Return the page with the list at its end."""
    return text.partition(HEADING)[0] + index()


if __name__ == "__main__":
    PAGE.write_text(page_with_index(PAGE.read_text("utf-8")), "utf-8")
