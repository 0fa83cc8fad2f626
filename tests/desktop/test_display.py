"""Whether a window can open is known before Qt is asked, which ends the process where none can."""

import os
import socket
from pathlib import Path

import pytest

from stretchtimer.desktop import display

pytestmark = pytest.mark.skipif(not hasattr(socket, "AF_UNIX"), reason="displays are sockets")


@pytest.fixture
def listening():
    opened = []

    def listen(address) -> socket.socket:
        server = socket.socket(socket.AF_INET if isinstance(address, tuple) else socket.AF_UNIX)
        opened.append(server)
        server.bind(address)
        server.listen()
        return server

    yield listen
    for server in opened:
        server.close()


@pytest.fixture
def x_folder(tmp_path, monkeypatch):
    folder = Path(tmp_path, "x")
    folder.mkdir()
    monkeypatch.setattr(display, "_X_FOLDER", str(folder))
    monkeypatch.setattr(display, "_X_PORT", 1)  # nothing listens there
    return folder


def obstacle(**environment: str) -> str:
    return display.obstacle(environment, "linux")


@pytest.mark.parametrize("name", [":7", "unix:7", ":7.0", "unix/:7"])
def test_an_x_server_that_answers_is_a_display(listening, x_folder, name):
    listening(str(x_folder / "X7"))
    assert obstacle(DISPLAY=name) == ""


def test_an_abstract_socket_of_an_x_server_is_one_too(listening, x_folder):
    listening(f"\0{x_folder}/X7")
    assert obstacle(DISPLAY=":7") == ""


def test_an_x_server_of_another_computer_is_one_too(listening, x_folder, monkeypatch):
    port = listening(("127.0.0.1", 0)).getsockname()[1]
    monkeypatch.setattr(display, "_X_PORT", port - 10)
    assert obstacle(DISPLAY="127.0.0.1:10.0") == ""


@pytest.mark.parametrize("name", [":99", "localhost:10.0", "nonsense", ":", ":1x", "127.0.0.1:99999999"])
def test_a_display_that_does_not_answer_is_said_with_its_name(x_folder, name):
    sentence = obstacle(DISPLAY=name)
    assert f"The display {name} does not answer" in sentence
    assert "guide ROUTINE" in sentence


def test_what_an_ended_server_left_is_no_display(listening, x_folder):
    listening(str(x_folder / "X7")).close()
    assert (x_folder / "X7").exists()
    assert "does not answer" in obstacle(DISPLAY=":7")


def test_a_wayland_compositor_is_a_display_while_it_answers(listening, tmp_path, x_folder):
    named = {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": str(tmp_path)}
    assert "wayland-0 does not answer" in obstacle(**named)
    listening(str(tmp_path / "wayland-0"))
    assert obstacle(**named) == ""
    assert obstacle(WAYLAND_DISPLAY=str(tmp_path / "wayland-0")) == ""


def test_one_of_two_displays_is_enough(listening, tmp_path, x_folder):
    both = {"WAYLAND_DISPLAY": "wayland-0", "XDG_RUNTIME_DIR": str(tmp_path), "DISPLAY": ":7"}
    assert "wayland-0 and :7" in obstacle(**both)
    listening(str(x_folder / "X7"))
    assert obstacle(**both) == ""
    assert "wayland-0 does not answer" in obstacle(**both, QT_QPA_PLATFORM="wayland")


def test_without_any_there_is_none(x_folder):
    assert obstacle() == obstacle(DISPLAY="", WAYLAND_DISPLAY="", QT_QPA_PLATFORM="xcb")
    assert obstacle().startswith("There is no display for the window.")


@pytest.mark.parametrize("platform", ["offscreen", "vnc:port=5901", "linuxfb;xcb"])
def test_qt_may_need_no_display(x_folder, platform):
    assert obstacle(QT_QPA_PLATFORM=platform, DISPLAY=":99") == ""


def test_elsewhere_there_always_is_one():
    assert display.obstacle({}, "darwin") == ""


def test_a_display_on_which_qt_opens_nothing_is_refused_with_qts_reason(monkeypatch):
    assert display.refusal({**os.environ, "QT_QPA_PLATFORM": "offscreen"}) == ""
    sentence = display.refusal({**os.environ, "QT_QPA_PLATFORM": "no such platform"})
    assert sentence.startswith("Display: no window can open on it (")
    assert "no such platform" in sentence
    assert display.refusal({"QT_QPA_PLATFORM": "no such platform"}, "darwin") == ""
