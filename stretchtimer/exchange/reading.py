"""Read a file or a text of any known format into a preview. Nothing is written."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from stretchtimer.domain.escaping import escape_for_message
from stretchtimer.domain.stretch import Catalogue
from stretchtimer.domain.translation import gettext as _
from stretchtimer.exchange import (
    feeel,
    just_another,
    open_hiit,
    stretch_file,
    timer_machine,
    typed_text,
    workrave,
)
from stretchtimer.exchange.aliases import load_aliases
from stretchtimer.exchange.archive import packed_files
from stretchtimer.exchange.assembly import Assembly
from stretchtimer.exchange.foreign import ForeignFile
from stretchtimer.exchange.json_values import parse_json
from stretchtimer.exchange.limits import MAX_TEXT, RefusedError, read_limited
from stretchtimer.exchange.matching import NameMatcher
from stretchtimer.exchange.preview import Preview
from stretchtimer.exchange.text import cleaned

_JSON_FORMATS = (just_another, timer_machine, feeel, open_hiit)
#: Text with more of these than one in twenty letters is none.
_CONTROLS_IN = 20


def preview_file(path: Path, catalogue: Catalogue) -> Preview:
    """Return what a file would bring; raise StretchTimerError with a sentence for one that cannot be used."""
    content = read_limited(path)
    where = escape_for_message(path.name, 80)
    if content.startswith(b"PK\x03\x04"):
        return _preview_archive(content, catalogue, where)
    warnings: list[str] = []
    text = _decoded(content, where, warnings)
    meant = path.suffix.lower() == stretch_file.SUFFIX
    if meant:
        preview = stretch_file.preview(text, catalogue, where)
    elif text.lstrip().startswith("<"):
        preview = _assembled(workrave.read(content, where), catalogue)
    else:
        preview = _preview(text, catalogue, where, cleaned(path.stem, 60))
    return replace(preview, warnings=(*warnings, *preview.warnings))


def preview_text(text: str, catalogue: Catalogue) -> Preview:
    """Return what a typed or pasted text would bring; raise StretchTimerError where it cannot be used."""
    where = _("The text")
    if len(text) > MAX_TEXT:
        said = _("The text is longer than {limit} letters: no routine is. Paste one routine.")
        raise RefusedError(said.format(limit=MAX_TEXT))
    if text.lstrip().startswith("<"):
        content = text.lstrip().encode("utf-8", "replace")
        return _assembled(workrave.read(content, where), catalogue)
    return _preview(text, catalogue, where, _("Pasted routine"))


def _preview(text: str, catalogue: Catalogue, where: str, name: str) -> Preview:
    if not text.strip():
        raise RefusedError(_("{file} is empty. Write one stretch to a line.").format(file=where))
    start = text.lstrip()[:1]
    if stretch_file.looks_like_one(text) and start != "{":
        return stretch_file.preview(text, catalogue, where)
    if start == "{" or (start == "[" and text.lstrip()[1:].lstrip()[:1] in "{]["):
        return _assembled(_json_file(parse_json(text, where), where), catalogue)
    names = NameMatcher(catalogue, load_aliases())
    file = typed_text.read(text, names, name)
    if not file.routines:
        raise RefusedError(_("{file} holds no stretches. Write one stretch to a line.").format(file=where))
    return Assembly(catalogue, names).preview(file)


def _json_file(value: Any, where: str) -> ForeignFile:
    for program in _JSON_FORMATS:
        if program.recognises(value):
            file: ForeignFile = program.read(value)
            if not file.routines:
                said = _("{file} is of {program}, but there is no routine in it. {reason}")
                reason = " ".join(file.warnings[:3])
                raise RefusedError(said.format(file=where, program=program.NAME, reason=reason).strip())
            return file
    said = _(
        "{file} is of no program that is known here. These are: {programs}. "
        "Choose another file, or type the routine."
    )
    raise RefusedError(said.format(file=where, programs=", ".join(program.NAME for program in _JSON_FORMATS)))


def _preview_archive(content: bytes, catalogue: Catalogue, where: str) -> Preview:
    warnings: list[str] = []
    files: list[ForeignFile] = []
    for name, data in packed_files(content, where, warnings):
        label = escape_for_message(name, 80)
        try:
            file = _json_file(parse_json(_decoded(data, label, warnings), label), label)
        except RefusedError as error:
            warnings.append(str(error))
        else:
            files.append(file)
            warnings.extend(f"{label}: {sentence}" for sentence in file.warnings)
    if not files:
        said = _("There is no routine in {file} that can be read. {reason} Ask for the routine unpacked.")
        raise RefusedError(said.format(file=where, reason=" ".join(warnings[:3])).strip())
    together = ForeignFile(
        files[0].format_name,
        tuple(routine for file in files for routine in file.routines),
        tuple(warnings),
    )
    return _assembled(together, catalogue)


def _assembled(file: ForeignFile, catalogue: Catalogue) -> Preview:
    return Assembly(catalogue, NameMatcher(catalogue, load_aliases())).preview(file)


def _decoded(content: bytes, where: str, warnings: list[str]) -> str:
    """Return a file's text: UTF-8, UTF-16 with its mark, or else Latin-1, which one program writes."""
    try:
        if content.startswith((b"\xff\xfe", b"\xfe\xff")):
            text = content.decode("utf-16")
        else:
            text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("latin-1")
        warnings.append(_("{file} is not in UTF-8: look closely at letters with accents.").format(file=where))
    controls = sum(text.count(chr(code)) for code in (*range(9), 11, 12, *range(14, 32), 127))
    if controls * _CONTROLS_IN > len(text):
        said = _("{file} is not a text and no archive that is known here. Choose another file.")
        raise RefusedError(said.format(file=where))
    if controls:
        said = _("{file} holds control characters: some names may have lost their letters.")
        warnings.append(said.format(file=where))
    return text
