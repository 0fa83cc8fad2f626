"""What docs say of the house is so: the files that they name are there, and no line cites a paper."""

import re

from tests.architecture.house import NAME, ROOT, files
from tests.architecture.module_index import PAGE, page_with_index

NAMED = re.compile(r"`((?:[\w*]+/)*[\w*]+\.(?:py|toml|json)|(?:\w+/)+)`")
#: What only stands there while the program or its tests run.
MADE = {"running.json", "build/e2e/"}
CITED = re.compile(r"`?(?<![\w/-])[\w/-]+\.md\b")


def lost(text: str) -> list[str]:
    """Return the files and folders that a text names and that are not there.

    A path counts from the top, from the package or from `ui/`; a bare name stands in the folder named before.
    """
    missing, folder = [], ""
    for name in NAMED.findall(text):
        places = [ROOT / name, ROOT / NAME / name, ROOT / NAME / "ui" / name]
        places += [ROOT / folder / name, ROOT / NAME / folder / name]
        if not any(list(place.parent.glob(place.name)) for place in places) and name not in MADE:
            missing.append(name)
        folder = name.rpartition("/")[0] or folder
    return missing


def test_every_file_that_docs_name_is_there():
    docs = (ROOT / "docs").glob("*.md")
    assert {path.name: found for path in docs if (found := lost(path.read_text("utf-8")))} == {}


def test_a_file_that_is_not_there_is_seen():
    assert lost("See `domain/plan.py`, `session.py` and `ui/home/`.") == []
    assert lost("See `domain/conductor.py`, `speech/player.py`, `plan.py`.") == [
        "domain/conductor.py",
        "plan.py",
    ]


def test_no_line_cites_a_paper_that_a_reader_does_not_have():
    ours = {path.name for path in files() if path.suffix == ".md"}
    cited = [
        f"{path.relative_to(ROOT)}: {name}"
        for path in files()
        if path.suffix in {".py", ".toml", ".json", ".md", ".sh", ""} and path.parts[-2:-1] != (".git",)
        for name in CITED.findall(path.read_text("utf-8"))
        if name.strip("`").rpartition("/")[2] not in ours
    ]
    assert cited == []


def test_the_page_lists_every_module_as_it_is():
    text = PAGE.read_text("utf-8")
    assert text == page_with_index(text), "run python -m tests.architecture.module_index"
