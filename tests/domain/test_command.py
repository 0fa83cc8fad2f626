"""One table says which keys and words ask for what."""

from collections import Counter

import pytest

from stretchtimer.cli import parser
from stretchtimer.domain.command import COMMANDS, Command, key_text, terminal_help
from stretchtimer.paths import asset
from stretchtimer.terminal import KEYS


def test_every_command_has_a_row():
    assert set(COMMANDS) == set(Command)


@pytest.mark.parametrize("of", ["keys", "answer_keys"])
def test_no_key_asks_for_two_things(of):
    keys = Counter(key for info in COMMANDS.values() for key in getattr(info, of))
    assert keys
    assert max(keys.values()) == 1


def test_the_terminal_has_a_key_for_all_that_it_explains_and_for_nothing_twice():
    explained = [command for command, info in COMMANDS.items() if info.help]
    assert explained == list(KEYS.values())
    # Resuming is the pause key's second meaning.
    assert set(Command) - set(explained) == {Command.PAUSE, Command.RESUME}


def test_help_tells_the_keys_of_the_terminal(capsys):
    with pytest.raises(SystemExit):
        parser().parse_args(["guide", "--help"])
    said = " ".join(capsys.readouterr().out.split())
    assert terminal_help() in said
    assert "Keys: Space pause or go on · n skip the hold" in said
    assert all(f" {COMMANDS[command].terminal_key} " in said for command in KEYS.values())


def test_every_icon_ships():
    icons = {info.icon for info in COMMANDS.values() if info.icon}
    assert all(asset("icons", f"{icon}.svg").is_file() for icon in icons)


@pytest.mark.parametrize(
    ("key", "text"), [("Space", "Space"), ("Escape", "Esc"), ("Left", "←"), ("K", "K"), ("Up", "↑")]
)
def test_keys_are_written_as_people_know_them(key, text):
    assert key_text(key) == text
