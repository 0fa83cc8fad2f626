"""Say how a key is written on a control, in the person's language."""

from stretchtimer.domain.translation import gettext as _


def key_name(key: str) -> str:
    """Return the words on a key; one that has a letter or a sign has that."""
    return {"Space": _("Space"), "Esc": _("Esc"), "Enter": _("Enter")}.get(key, key)
