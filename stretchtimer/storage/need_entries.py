"""Read the things that stretches need."""

from stretchtimer.domain.stretch import Need
from stretchtimer.domain.translation import gettext as _
from stretchtimer.storage.fields import Fields


def read_needs(facts: Fields, words: Fields) -> dict[str, Need]:
    """Return the things by their ids; raise ResourceError about the first field that is wrong or unknown."""
    needs = {name: _need(name, facts.table(name), words.table(name), facts.names()) for name in facts.names()}
    words.finish()
    return needs


def _need(name: str, facts: Fields, words: Fields, names: tuple[str, ...]) -> Need:
    covers = facts.texts("covers") if "covers" in facts else ()
    for other in covers:
        if other not in names:
            raise facts.mistyped("covers", _("some of: {choices}").format(choices=", ".join(names)), other)
    firm = "sentence" in words
    need = Need(
        id=name,
        name=words.text("name"),
        told="" if firm else words.text("told"),
        sentence=words.text("sentence") if firm else "",
        covers=covers,
    )
    facts.finish()
    words.finish()
    return need
