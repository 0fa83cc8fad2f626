"""Every sentence about health has its source and its urgency in docs/safety.md, and every one is shown."""

import re

from PySide6.QtWidgets import QLabel

from stretchtimer.ui.safety.ask_first import AskFirstPage
from stretchtimer.ui.safety.page import SafetyPage
from stretchtimer.ui.safety.texts import load_texts
from stretchtimer.ui.theme.style import Style
from tests.architecture.house import ROOT

PAGE = (ROOT / "docs" / "safety.md").read_text("utf-8")
ROWS = re.findall(r"^\| (?!sentence )([^|]+) \| ([^|]+) \| ([^|]+) \|$", PAGE, re.MULTILINE)
#: By the first word of a group of signs, how the page calls its urgency.
URGENCY = {
    "Now": "now",
    "Today": "today",
    "Today or tomorrow": "today or tomorrow",
    "Soon": "soon",
    "Ask first before you stretch": "ask first",
    "While you stretch": "stop at once",
}


def said() -> set[tuple[str, str]]:
    """Return every sentence of the resource, with how urgent it is."""
    texts = load_texts()
    rules = [texts.lead, texts.disclaimer, texts.warm_up.text, *(rule.text for rule in texts.rules)]
    found = {(sentence, "at all times") for sentence in rules}
    for group in texts.help_groups:
        urgency = URGENCY[group.urgency.partition(":")[0]]
        found |= {(f"{group.lead} {sign}".strip(), urgency) for sign in group.signs}
    found |= {(case.until, "ask first") for case in texts.cases}
    return found | {(step, "ask first") for step in texts.ask_first.steps}


def test_every_sentence_stands_in_the_table_and_none_beside_it():
    assert {(sentence, urgency) for sentence, urgency, _source in ROWS} == said()
    assert len(ROWS) == len(said())


def test_every_urgency_and_every_source_is_explained_and_none_beside():
    explained = set(re.findall(r"\*\*([^*]+)\*\*", PAGE))
    used = {name for _sentence, urgency, source in ROWS for name in (urgency, *source.split("; "))}
    assert explained == used


def test_every_sentence_is_shown(qtbot):
    pages = [SafetyPage(Style()), AskFirstPage(Style())]
    shown = ""
    for page in pages:
        qtbot.addWidget(page)
        shown += "\n".join(label.text() for label in page.findChildren(QLabel))
    texts = load_texts()
    sentences = [texts.lead, texts.disclaimer, texts.warm_up.text, *(rule.text for rule in texts.rules)]
    for group in texts.help_groups:
        sentences += [group.urgency, group.lead, *group.signs, *(case.until for case in group.cases)]
    sentences += [texts.ask_first.title, texts.ask_first.until, *texts.ask_first.steps]
    assert [sentence for sentence in sentences if sentence not in shown] == []
