"""The style sheet is read by Qt as a whole, follows the theme, and its pictures exist."""

import re

import pytest
from PySide6.QtCore import QFile
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton

from stretchtimer.ui.theme.style_images import image
from stretchtimer.ui.theme.stylesheet import stylesheet
from stretchtimer.ui.theme.tokens import dark, light


@pytest.mark.parametrize("tokens", [light(), dark()], ids=["light", "dark"])
@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5])
def test_nothing_is_left_to_fill_in_and_every_picture_exists(qtbot, tokens, scale):
    text = stylesheet(tokens, scale)
    assert "{{" not in text
    pictures = re.findall(r"url\((.*?)\)", text)
    assert len(pictures) >= 7
    for path in pictures:
        assert QFile.exists(path)
        assert not QPixmap(path).isNull()


def test_a_primary_button_is_filled_with_the_accent(qtbot):
    button = QPushButton("Go")
    button.setProperty("kind", "primary")
    button.setStyleSheet(stylesheet(light()))
    qtbot.addWidget(button)
    seen = button.grab().toImage().pixelColor(12, button.height() // 2)
    assert seen == QColor(light().hex("accent"))


def test_text_grows_with_the_text_size(qtbot):
    label = QLabel("Routines")
    label.setProperty("role", "title-l")
    qtbot.addWidget(label)
    heights = []
    for scale in (1.0, 1.5):
        label.setStyleSheet(stylesheet(light(), scale))
        label.ensurePolished()
        heights.append(label.font().pixelSize())
    assert heights == [30, 45]


def test_a_drop_down_keeps_its_arrow(qtbot):
    combo = QComboBox()
    combo.setStyleSheet(stylesheet(dark()))
    combo.resize(160, 42)
    qtbot.addWidget(combo)
    shot = combo.grab().toImage()
    arrow = {shot.pixelColor(x, y).lightness() for x in range(125, 158) for y in range(8, 34)}
    assert max(arrow) > 200


def test_a_picture_has_the_colour_asked_for(qtbot):
    shot = QPixmap(image("switch-on", "#112233", "#ffffff")).toImage()
    assert shot.pixelColor(shot.width() // 2, 4) == QColor("#112233")
