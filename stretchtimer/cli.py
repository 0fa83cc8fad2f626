"""Read the command line and do what it asks; known errors become one sentence and exit code 2."""

import argparse
import json
import sys
import time
from collections.abc import Callable, Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from stretchtimer import __version__
from stretchtimer.domain.command import terminal_help
from stretchtimer.domain.duration import about_text, clock_text
from stretchtimer.domain.errors import DesktopError, StretchTimerError
from stretchtimer.domain.plan import Level, Pace, Plan
from stretchtimer.domain.routine import Routine
from stretchtimer.domain.shortening import shortened
from stretchtimer.domain.translation import gettext as _

if TYPE_CHECKING:
    from stretchtimer.app import Application
    from stretchtimer.domain.preferences import Preferences
    from stretchtimer.domain.session_runner import SessionRunner

#: The exit code of a wrong command line, a wrong file, or a machine that cannot do what was asked.
REFUSED = 2


class _Parser(argparse.ArgumentParser):
    """Refuse a wrong command line with one sentence."""

    def error(self, message: str) -> NoReturn:
        """Print the sentence and end."""
        self.exit(
            REFUSED,
            _("stretchtimer: {problem}. Run “{program} --help” to see what is possible.\n").format(
                problem=message, program=self.prog
            ),
        )


def _speed(text: str) -> float:
    """Read a speed between 0.1 and 1000."""
    try:
        speed = float(text)
    except ValueError:
        speed = float("nan")
    if not 0.1 <= speed <= 1000:
        raise argparse.ArgumentTypeError(
            _("“{text}” is not a speed; give a number from 0.1 to 1000").format(text=text)
        )
    return speed


def _folder(text: str) -> Path:
    """Read the name of a folder; without one it would be wherever the program was started."""
    if not text:
        raise argparse.ArgumentTypeError(_("a folder has a name"))
    return Path(text)


def parser() -> argparse.ArgumentParser:
    """Return the command line's grammar."""
    top = _Parser(
        prog="stretchtimer",
        description=_("Guide a lower-back and hip stretching session by voice."),
    )
    top.add_argument("--version", action="version", version=f"stretchtimer {__version__}")
    top.add_argument(
        "--data-dir", type=_folder, metavar="D", help=_("keep routines, settings and history in D")
    )
    commands = top.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)
    commands.add_parser("list", help=_("list the routines"))
    commands.add_parser("doctor", help=_("say what works here: voice, sound, display, data folder"))

    plan = commands.add_parser("plan", help=_("work a routine out and print it"))
    _add_plan_options(plan)
    plan.add_argument("--json", action="store_true", help=_("print one JSON object"))

    start = commands.add_parser("start", help=_("open the window and start a routine"))
    _add_routine(start)

    show = commands.add_parser("open", help=_("open the window and show what a file would bring"))
    show.add_argument("file", type=Path, nargs="?", metavar="FILE")

    register = commands.add_parser(
        "register", help=_("open .stretch files with this program by double click")
    )
    register.add_argument("--undo", action="store_true", help=_("take that back"))

    render = commands.add_parser("render", help=_("write a routine to one audio file"))
    _add_plan_options(render)
    render.add_argument("-o", "--output", type=Path, required=True, metavar="FILE", help=_("a .mp3 or .wav"))

    export = commands.add_parser("export", help=_("write a routine to a file to hand over"))
    export.add_argument("routine", metavar="ROUTINE", help=_("the routine's id or name"))
    export.add_argument("-o", "--output", type=Path, required=True, metavar="FILE.stretch")
    export.add_argument("--replace", action="store_true", help=_("replace the file if it is there"))

    bring = commands.add_parser("import", help=_("show what a file would bring, and keep it"))
    bring.add_argument("file", type=Path, metavar="FILE")
    bring.add_argument("--yes", action="store_true", help=_("keep it without asking"))

    guide = commands.add_parser("guide", help=_("guide a routine in this terminal"), epilog=terminal_help())
    _add_plan_options(guide)
    guide.add_argument(
        "--speed", type=_speed, default=1.0, metavar="N", help=_("run N times as fast, without voice")
    )
    return top


def _add_routine(command: argparse.ArgumentParser) -> None:
    command.add_argument("routine", metavar="ROUTINE", help=_("the routine's id or name"))
    command.add_argument(
        "--shorter", action="store_true", help=_("make every hold a third shorter, this once")
    )


def _add_plan_options(command: argparse.ArgumentParser) -> None:
    _add_routine(command)
    command.add_argument("--level", choices=[level.value for level in Level], help=_("how much is said"))
    command.add_argument(
        "--pace", choices=[pace.value for pace in Pace], help=_("how much time to change position")
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; return its exit code."""
    words = sys.argv[1:] if arguments is None else arguments
    if isinstance(sys.stdout, TextIOWrapper):
        # a terminal that lacks a letter shows a mark in its place
        sys.stdout.reconfigure(errors="replace")
    options = parser().parse_args(with_command(words))
    try:
        code = _run(options)
        if sys.stdout is not None:
            sys.stdout.flush()
        return code
    except StretchTimerError as error:
        print(f"stretchtimer: {error}", file=sys.stderr)
        return REFUSED
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # the reader of our output went away; there is nobody left to tell
        sys.stderr.close()
        return 1
    except OSError as error:
        if error.filename is not None:
            raise  # a file that nobody explained: a bug
        # what could not be written must not be tried again at the end
        sys.stdout = None
        sentence = _("The output cannot be written ({reason}). Send it somewhere else.")
        print(f"stretchtimer: {sentence.format(reason=error.strerror or error)}", file=sys.stderr)
        return REFUSED


def with_command(arguments: Sequence[str]) -> list[str]:
    """Return a command line with the word “open” where there is only a file, as a double click gives it."""
    words = list(arguments)
    place = 0
    if words and words[0].startswith("--data-dir"):
        place = 1 if "=" in words[0] else 2
    if len(words) == place + 1 and not words[place].startswith("-") and Path(words[place]).suffix:
        words.insert(place, "open")
    return words


def main_window() -> int:
    """Open the window: the entry point without a terminal."""
    return main()


def _run(options: argparse.Namespace) -> int:
    from stretchtimer.app import Application

    app = Application.at(options.data_dir)
    with app.log(), app.stores:
        return _done(app, options)


def _done(app: "Application", options: argparse.Namespace) -> int:
    match options.command:
        case None | "open" | "start":
            return _window(app, options)
        case "register":
            return _register(app, options)
        case "list":
            return _list(app)
        case "plan":
            return _plan(app, options)
        case "render":
            return _render(app, options)
        case "guide":
            return _guide(app, options)
        case "export":
            return _export(app, options)
        case "import":
            return _import(app, options)
        case _:
            return _doctor(app)


def _window(app: "Application", options: argparse.Namespace) -> int:
    from stretchtimer.app import open_window

    routine = _routine(app, options) if options.command == "start" else None
    if obstacle := app.display_obstacle:
        # Qt would abort the process
        raise DesktopError(obstacle)
    return open_window(app, routine, options.file if options.command == "open" else None)


def _routine(app: "Application", options: argparse.Namespace) -> Routine:
    """Return the routine that was asked for, with shorter holds where those were."""
    routine = app.routine(options.routine)
    return shortened(routine, app.catalogue) if options.shorter else routine


def _plan_options(options: argparse.Namespace) -> dict[str, str]:
    """Return the settings that the command line overrides."""
    asked = {"level": options.level, "pace": options.pace}
    return {key: value for key, value in asked.items() if value is not None}


def _list(app: "Application") -> int:
    for routine in app.stores.routines.all():
        plan = app.estimate(routine)
        print(f"{routine.id:<16} {about_text(plan.total_s):>8}  {routine.name}")
    for sentence in app.stores.warnings():
        print(f"stretchtimer: {sentence}", file=sys.stderr)
    return 0


def _plan(app: "Application", options: argparse.Namespace) -> int:
    plan = app.measured_plan(_routine(app, options), _plan_options(options))
    print(json.dumps(plan_data(plan)) if options.json else plan_table(plan))
    return 0


def plan_data(plan: Plan) -> dict[str, object]:
    """Return a plan as the plain data of `plan --json`; seconds count from the start of the session."""
    return {
        "routine": plan.routine_id,
        "level": plan.level.value,
        "pace": plan.pace.value,
        "total_s": round(plan.total_s, 3),
        "phases": [
            {
                "kind": phase.kind.value,
                "stretch": phase.stretch.id if phase.stretch else None,
                "side": phase.side.value if phase.side else None,
                "start_s": round(start_s, 3),
                "length_s": round(round(end_s, 3) - round(start_s, 3), 3),
            }
            for start_s, end_s, phase in zip(plan.starts_s, plan.starts_s[1:], plan.phases, strict=False)
        ],
        "cues": [
            {
                "at_s": round(at_s, 3),
                "length_s": round(cue.length_s, 3),
                "kind": cue.kind.value,
                "text": cue.text,
            }
            for at_s, cue in plan.cues()
        ],
    }


def plan_table(plan: Plan) -> str:
    """Return a plan as a table for people."""
    lines = [f"{plan.routine_name}: {clock_text(plan.total_s)}"]
    for start_s, phase in zip(plan.starts_s, plan.phases, strict=False):
        name = phase.stretch.name if phase.stretch else ""
        side = phase.side.value if phase.side else ""
        lines.append(
            f"{clock_text(start_s):>6} {phase.length_s:6.1f} s  {phase.kind.value:<10} {name} {side}".rstrip()
        )
        lines += [f"{'':>8}{start_s + cue.at_s:8.2f}  {cue.kind.value:<7} {cue.text}" for cue in phase.cues]
    return "\n".join(lines)


def _render(app: "Application", options: argparse.Namespace) -> int:
    preferences = app.overridden(_plan_options(options))
    plan = app.render(_routine(app, options), preferences, options.output)
    if plan is None:
        return 1
    print(
        _("{file}: {length} of {routine}").format(
            file=options.output, length=clock_text(plan.total_s), routine=plan.routine_name
        )
    )
    return 0


def _guide(app: "Application", options: argparse.Namespace) -> int:
    """Guide in this terminal, and keep the record like the window does."""
    routine, preferences = _routine(app, options), app.overridden(_plan_options(options))
    if options.speed != 1.0:
        return _rehearse(app, routine, preferences, options.speed)
    logbook = app.logbook
    logbook.begin()
    try:
        for sentence in app.stores.warnings():
            print(f"stretchtimer: {sentence}", file=sys.stderr)
        runner, sound = app.guided(routine, preferences)
        try:
            _lead(runner, time.sleep)
        except KeyboardInterrupt:
            runner.interrupt()
            if app.stores.usable:
                print(_("Stopped. The window offers to go on within the hour."))
            else:
                print(_("Stopped. Nothing of it was kept."))
            return 130
        finally:
            sound.close()
        record = runner.record()
        kept = logbook.keep(record)
    finally:
        logbook.release()
    if kept:
        print(_("Done: {length} in stretches.").format(length=clock_text(record.held_s)))
    else:
        print(_("Nothing was held, so nothing was added to the history."))
    return 0


def _rehearse(app: "Application", routine: Routine, preferences: "Preferences", speed: float) -> int:
    """Guide at another speed, which nobody stretches at: it leaves nothing in the data folder."""
    runner, wait = app.rehearsed(routine, preferences, speed)
    _lead(runner, wait)
    print(
        _("Rehearsed: {length} in stretches. Nothing was added to the history.").format(
            length=clock_text(runner.record().held_s)
        )
    )
    return 0


def _lead(runner: "SessionRunner", wait: Callable[[float], None]) -> None:
    """Lead a session in this terminal."""
    from stretchtimer.terminal import guide

    guide(runner, wait, keyboard=sys.stdin, fancy=sys.stdout is not None and sys.stdout.isatty())


def _doctor(app: "Application") -> int:
    """Print what works here and how to mend what does not."""
    for works, sentence in app.findings():
        print(f"{'ok ' if works else '!! '} {sentence}")
    return 0


def _register(app: "Application", options: argparse.Namespace) -> int:
    if options.undo:
        app.file_type.release()
        print(_("Stretch Timer no longer opens .stretch files by double click."))
    else:
        app.file_type.claim()
        print(_("Stretch Timer opens .stretch files by double click. --undo takes that back."))
    return 0


def _export(app: "Application", options: argparse.Namespace) -> int:
    routine = app.routine(options.routine)
    app.exchange.hand_over(routine, options.output, options.replace)
    print(_("{file}: {routine}").format(file=options.output, routine=routine.name))
    return 0


def _import(app: "Application", options: argparse.Namespace) -> int:
    """Show the preview; keep what it shows only when the person agrees."""
    preview = app.exchange.preview_file(options.file)
    app.stores.must_last()
    for warning in preview.warnings:
        print(f"stretchtimer: {warning}", file=sys.stderr)
    for proposed in preview.routines:
        print(f"{proposed.routine.name} ({preview.format_name})")
        for line in proposed.lines:
            print(f"  {line.outcome.value:<15} {line.source_text}: {line.sentence}")
    if not any(proposed.usable for proposed in preview.routines):
        print(_("There is nothing in it to keep."), file=sys.stderr)
        return REFUSED
    if not options.yes and not _agreed():
        print(_("Nothing was kept. Add --yes to keep it without being asked."))
        return 0
    for routine in app.exchange.keeping(preview):
        print(_("Kept: {routine}").format(routine=routine.name))
    return 0


def _agreed() -> bool:
    """Ask a person at a terminal; without one nobody agrees."""
    if sys.stdin is None or not sys.stdin.isatty():
        return False
    return input(_("Keep it? [y/N] ")).strip().casefold() in ("y", "yes")
