"""Write the style sheet of the whole program: one text for a theme and a text size.

Widgets say what they are by properties and names; nothing else in the program sets a style sheet:

- `kind` of a push or tool button: primary, secondary, ghost, danger, segment (with `segment`: first, middle,
  last, only), icon; `extent`: small, start, start-plain (without
  its key);
  a push button without a kind draws itself, except in a dialog;
- `role` of a label: title-l, title-m, title-s, strong, body, body-soft, label, caption, error;
- `kind` of a spin box: hold (`ui/widgets/hold_stepper.py`);
- `note` of a frame: info, warn, error, ok;
- object names: page, column, detail, card, footer, head, iconBox, toast;
- `error` of a field: true where there is something to mend.
"""

from stretchtimer.ui.theme.fonts import FAMILIES, load_fonts
from stretchtimer.ui.theme.style_images import image
from stretchtimer.ui.theme.tokens import Tokens, type_style

#: The weights that the text below names.
WEIGHTS = (400, 500, 600, 700)

_ROLES = {
    "title-l": ("title-l", "text"),
    "title-m": ("title-m", "text"),
    "title-s": ("title-s", "text"),
    "strong": ("body-strong", "text"),
    "body": ("body", "text"),
    "body-soft": ("body", "text-2"),
    "label": ("label", "text"),
    "caption": ("caption", "text-2"),
    "error": ("caption", "error"),
}


def stylesheet(tokens: Tokens, scale: float = 1.0) -> str:
    """Return the style sheet for a theme; `scale` is the text size, 1.0 for 100 %.

    Needs a QGuiApplication: the fonts it names are loaded here.
    """
    load_fonts(WEIGHTS)
    colors = {name.replace("-", "_"): value for name, value in tokens.colors.items()}
    values = colors | _sizes(scale) | _images(tokens)
    parts = (_GROUND, _BUTTONS, _FIELDS, _HOLD, _CHOICES, _LISTS, _SURFACES)
    return "".join(part.format_map(values) for part in parts) + _labels(tokens, scale)


def _sizes(scale: float) -> dict[str, str]:
    pixels = {f"px{value}": f"{round(value * scale)}px" for value in range(4, 97)}
    return pixels | {"families": ", ".join(f'"{family}"' for family in FAMILIES)}


def _images(tokens: Tokens) -> dict[str, str]:
    accent, edge, surface = tokens.hex("accent"), tokens.hex("border-strong"), tokens.hex("surface")
    on, faint = tokens.hex("on-accent"), tokens.hex("text-disabled")
    return {
        "down": image("down", tokens.hex("text")),
        "down_faint": image("down", faint),
        "plus": image("plus", accent),
        "plus_faint": image("plus", faint),
        "minus": image("minus", accent),
        "minus_faint": image("minus", faint),
        "switch_on": image("switch-on", accent, on),
        "switch_off": image("switch-off", edge, surface),
        "switch_faint": image("switch-off", faint, surface),
        "radio_on": image("radio-on", accent, surface),
        "radio_off": image("radio-off", edge, surface),
        "tick": image("check", accent),
    }


def _labels(tokens: Tokens, scale: float) -> str:
    rules = []
    for role, (style, color) in _ROLES.items():
        pixels, weight = type_style(style)
        rules.append(
            f'QLabel[role="{role}"] {{ color: {tokens.hex(color)};'
            f" font-size: {round(pixels * scale)}px; font-weight: {weight}; }}\n"
        )
    return "".join(rules)


_GROUND = """
QWidget {{ font-family: {families}; font-size: {px15}; color: {text}; outline: none; }}
QWidget#page, QWidget#column {{ background: {window}; }}
QWidget#detail, QWidget#head {{ background: {surface}; }}
QScrollArea, QAbstractScrollArea > QWidget#clear {{ background: transparent; border: none; }}
QStackedWidget {{ background: {window}; }}
QToolTip {{ background: {text}; color: {surface}; border: none; padding: {px6} {px8}; font-size: {px13}; }}
"""

_BUTTONS = """
QPushButton[kind], QToolButton[kind], QDialog QPushButton {{
    background: {surface}; color: {text}; border: 1px solid {border_strong}; border-radius: 10px;
    padding: 0 {px16}; min-height: {px40}; font-size: {px15}; font-weight: 600;
}}
QPushButton[kind]:hover, QToolButton[kind]:hover, QDialog QPushButton:hover {{ background: {hover}; }}
QPushButton[kind]:pressed, QToolButton[kind]:pressed, QDialog QPushButton:pressed {{
    background: {selected};
}}
QPushButton[kind]:disabled, QToolButton[kind]:disabled, QDialog QPushButton:disabled {{
    background: {sunken}; color: {text_disabled}; border-color: {border};
}}
QMessageBox QPushButton:focus {{ border: 2px solid {focus}; }}
QPushButton[kind="primary"] {{
    background: {accent}; color: {on_accent}; border-color: {accent}; padding: 0 {px20};
}}
QPushButton[kind="primary"]:hover {{ background: {accent_hover}; border-color: {accent_hover}; }}
QPushButton[kind="primary"]:pressed {{ background: {accent_pressed}; border-color: {accent_pressed}; }}
QPushButton[kind="primary"]:disabled {{
    background: {sunken}; color: {text_disabled}; border-color: {border};
}}
QPushButton[kind="ghost"] {{ background: transparent; color: {accent}; border-color: transparent; }}
QPushButton[kind="ghost"]:hover {{ background: {hover}; }}
QPushButton[kind="ghost"]:checked {{ background: {accent_soft}; }}
QPushButton[kind="ghost"]:disabled {{ background: transparent; color: {text_disabled}; }}
QPushButton[kind="danger"] {{ color: {error}; border-color: {error}; }}
QPushButton[kind="danger"]:hover, QPushButton[kind="danger"]:pressed {{ background: {error_soft}; }}
QPushButton[kind="danger"]:disabled {{ color: {text_disabled}; border-color: {border}; }}
QPushButton[kind][extent="small"] {{
    min-height: {px34}; padding: 0 {px12}; border-radius: 8px; font-size: {px14};
}}
QPushButton[kind][extent="start"] {{
    min-height: {px54}; border-radius: 12px; font-size: {px18}; padding: 0 {px80} 0 {px14};
}}
QPushButton[kind][extent="start-plain"] {{
    min-height: {px54}; border-radius: 12px; font-size: {px18}; padding: 0 {px20};
}}
QLabel#keycap {{
    background: transparent; color: {on_accent}; border: 1px solid {on_accent}; border-radius: 6px;
    padding: 1px {px6}; font-size: {px13}; font-weight: 600;
}}
QPushButton[kind="icon"], QToolButton[kind="icon"] {{ min-width: {px42}; padding: 0; }}
QToolButton[kind="icon"]::menu-indicator {{ image: none; }}
QPushButton[kind="segment"] {{
    min-height: {px34}; padding: 0 {px12}; border-radius: 0; font-size: {px14}; border-left: none;
}}
QPushButton[kind="segment"][segment="first"] {{
    border-top-left-radius: 10px; border-bottom-left-radius: 10px;
    border-left: 1px solid {border_strong}; border-right-color: {border};
}}
QPushButton[kind="segment"][segment="middle"] {{ border-right-color: {border}; }}
QPushButton[kind="segment"][segment="last"] {{
    border-top-right-radius: 10px; border-bottom-right-radius: 10px;
}}
QPushButton[kind="segment"][segment="only"] {{
    border-radius: 10px; border-left: 1px solid {border_strong};
}}
QPushButton[kind="segment"]:checked {{
    background: {accent}; color: {on_accent}; border-color: {accent};
}}
QPushButton[kind="segment"][pictured="true"] {{ padding: 0 2px; min-height: 58px; }}
QPushButton[kind="segment"][pictured="true"]:checked {{
    background: {accent_soft}; border: 3px solid {accent};
}}
QPushButton[kind="segment"]:checked:disabled {{
    background: {border}; color: {text_disabled}; border-color: {border};
}}
"""

_FIELDS = """
QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox {{
    background: {surface}; color: {text}; border: 1px solid {border_strong}; border-radius: 10px;
    padding: 0 {px12}; min-height: {px40}; selection-background-color: {accent};
    selection-color: {on_accent}; placeholder-text-color: {text_2};
}}
QPlainTextEdit, QTextEdit {{ padding: {px8} {px12}; }}
QLineEdit[error="true"], QAbstractSpinBox[error="true"] {{ border: 2px solid {error}; }}
QLineEdit:disabled, QPlainTextEdit:disabled, QAbstractSpinBox:disabled {{
    background: {sunken}; color: {text_disabled}; border-color: {border};
}}
QComboBox {{
    background: {surface}; color: {text}; border: 1px solid {border_strong}; border-radius: 10px;
    padding: 0 {px12}; min-height: {px40}; font-weight: 500;
}}
QComboBox[extent="small"], QLineEdit[extent="small"] {{ min-height: {px34}; max-height: {px34}; }}
QComboBox:hover {{ background: {hover}; }}
QComboBox:disabled {{ background: {sunken}; color: {text_disabled}; border-color: {border}; }}
QComboBox::drop-down {{ border: none; width: {px32}; }}
QComboBox::down-arrow {{ image: url({down}); width: {px16}; height: {px16}; }}
QComboBox::down-arrow:disabled {{ image: url({down_faint}); }}
QComboBox QAbstractItemView {{
    background: {surface}; color: {text}; border: 1px solid {border_strong}; padding: 4px; outline: none;
    selection-background-color: {selected}; selection-color: {text};
}}
QComboBox QAbstractItemView::item {{ min-height: {px34}; padding: 0 {px8}; }}
"""

_HOLD = """
QSpinBox[kind="hold"] {{
    border: 1px solid {border}; border-radius: 10px; padding: 0 {px40}; font-weight: 600;
    min-height: {px38}; max-height: {px38}; min-width: {px50}; max-width: {px50};
}}
QSpinBox[kind="hold"]:disabled {{ background: {sunken}; color: {text_disabled}; }}
QSpinBox[kind="hold"][error="true"] {{ border: 2px solid {error}; color: {error}; }}
QSpinBox[kind="hold"]::up-button, QSpinBox[kind="hold"]::down-button {{
    subcontrol-origin: padding; width: {px38}; height: {px38}; border: none; background: transparent;
}}
QSpinBox[kind="hold"]::up-button {{
    subcontrol-position: center right; border-top-right-radius: 9px; border-bottom-right-radius: 9px;
}}
QSpinBox[kind="hold"]::down-button {{
    subcontrol-position: center left; border-top-left-radius: 9px; border-bottom-left-radius: 9px;
}}
QSpinBox[kind="hold"]::up-button:hover, QSpinBox[kind="hold"]::down-button:hover {{ background: {hover}; }}
QSpinBox[kind="hold"]::up-button:pressed, QSpinBox[kind="hold"]::down-button:pressed {{
    background: {selected};
}}
QSpinBox[kind="hold"][extent="small"] {{
    padding: 0 {px34}; min-height: {px34}; max-height: {px34}; min-width: {px46}; max-width: {px46};
}}
QSpinBox[kind="hold"][named="true"] {{ min-width: {px84}; max-width: {px84}; }}
QSpinBox[kind="hold"][extent="small"]::up-button, QSpinBox[kind="hold"][extent="small"]::down-button {{
    width: {px32}; height: {px34};
}}
QSpinBox[kind="hold"]::up-arrow {{ image: url({plus}); width: {px18}; height: {px18}; }}
QSpinBox[kind="hold"]::down-arrow {{ image: url({minus}); width: {px18}; height: {px18}; }}
QSpinBox[kind="hold"]::up-arrow:disabled, QSpinBox[kind="hold"]::up-arrow:off {{
    image: url({plus_faint});
}}
QSpinBox[kind="hold"]::down-arrow:disabled, QSpinBox[kind="hold"]::down-arrow:off {{
    image: url({minus_faint});
}}
"""

_CHOICES = """
QCheckBox, QRadioButton {{ spacing: {px10}; min-height: {px32}; background: transparent; }}
QCheckBox::indicator {{ width: {px44}; height: {px26}; image: url({switch_off}); }}
QCheckBox::indicator:checked {{ image: url({switch_on}); }}
QCheckBox::indicator:disabled {{ image: url({switch_faint}); }}
QRadioButton::indicator {{ width: {px20}; height: {px20}; image: url({radio_off}); }}
QRadioButton::indicator:checked {{ image: url({radio_on}); }}
QSlider {{ min-height: {px28}; background: transparent; }}
QSlider::groove:horizontal {{ height: 4px; border-radius: 2px; background: {border}; }}
QSlider::sub-page:horizontal {{ height: 4px; border-radius: 2px; background: {accent}; }}
QSlider::sub-page:horizontal:disabled {{ background: {border_strong}; }}
QSlider::handle:horizontal {{
    width: 16px; height: 16px; margin: -8px 0; border-radius: 10px; background: {surface};
    border: 2px solid {accent};
}}
QSlider::handle:horizontal:hover {{ background: {accent_soft}; }}
QSlider::handle:horizontal:disabled {{ border-color: {border_strong}; }}
QProgressBar {{
    background: {border}; border: none; border-radius: 4px; max-height: 8px; min-height: 8px;
    color: transparent;
}}
QProgressBar::chunk {{ background: {accent}; border-radius: 4px; }}
"""

_LISTS = """
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 2px; border: none; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 2px; border: none; }}
QScrollBar::handle {{ background: {pose_far}; border-radius: 4px; }}
QScrollBar::handle:vertical {{ min-height: 32px; }}
QScrollBar::handle:horizontal {{ min-width: 32px; }}
QScrollBar::handle:hover {{ background: {border_strong}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; border: none; background: none; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: none; }}
QListView {{ background: transparent; border: none; outline: none; }}
QTableView, QTreeView {{
    background: {surface}; alternate-background-color: {sunken}; color: {text}; border: 1px solid {border};
    border-radius: 14px; gridline-color: {border}; outline: none; font-size: {px14};
    selection-background-color: {selected}; selection-color: {text};
}}
QTableView::item {{ padding: 0 {px8}; border: none; border-bottom: 1px solid {border}; }}
QTableView::item:selected {{ background: {selected}; color: {text}; }}
QHeaderView {{ background: transparent; border: none; }}
QHeaderView::section {{
    background: {surface}; color: {text_2}; border: none; border-bottom: 1px solid {border};
    padding: {px6} {px8}; font-size: {px13}; font-weight: 600;
}}
QTableCornerButton::section {{ background: {surface}; border: none; }}
QMenu {{
    background: {surface}; color: {text}; border: 1px solid {border_strong}; padding: 4px; font-size: {px15};
}}
QMenu::item {{ padding: {px8} {px16}; border-radius: 6px; background: transparent; }}
QMenu::item:selected {{ background: {selected}; }}
QMenu::item:disabled {{ color: {text_disabled}; }}
QMenu::separator {{ height: 1px; background: {border}; margin: 4px 8px; }}
QMenu::indicator:checked {{ image: url({tick}); width: {px16}; height: {px16}; }}
"""

_SURFACES = """
QDialog, QMessageBox {{ background: {surface}; }}
QFrame#card {{ background: {surface}; border: 1px solid {border}; border-radius: 14px; }}
QFrame#card QTableView, QFrame#card QTreeView {{ border: none; border-radius: 0; }}
QFrame#footer {{ background: {surface}; border: none; border-top: 1px solid {border}; }}
QFrame#head {{ background: {surface}; border: none; border-bottom: 1px solid {border}; }}
QFrame#column {{ background: {window}; border: none; border-right: 1px solid {border}; }}
QLabel {{ background: transparent; }}
QLabel#iconBox {{ background: {accent_soft}; border-radius: 12px; }}
QFrame#toast {{ background: {text}; border: none; border-radius: 12px; }}
QFrame#toast QLabel {{ color: {surface}; font-size: {px15}; }}
QFrame#toast QPushButton[kind] {{ background: transparent; color: {surface}; border-color: {surface}; }}
QFrame#toast QPushButton[kind]:hover {{ background: {text_2}; }}
QFrame[note] {{ border: none; border-radius: 10px; }}
QFrame[note="info"] {{ background: {accent_soft}; }}
QFrame[note="warn"] {{ background: {warn_soft}; }}
QFrame[note="error"] {{ background: {error_soft}; }}
"""
