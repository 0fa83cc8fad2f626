"""Put the sheet on paper: as a PDF file, on a printer, or as small pictures to look at first."""

from PySide6.QtCore import QIODevice, QLocale, QMarginsF, QSaveFile, QSizeF, Qt
from PySide6.QtGui import QImage, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

from stretchtimer.domain.errors import StorageError
from stretchtimer.domain.translation import gettext as _
from stretchtimer.ui.print.sheet import Picture, Sheet, SheetPages

#: Printers leave about 6 mm white; a hole punch needs 12.
MARGIN_MM = 12.0
DOTS_PER_INCH = 300


def page_layout() -> QPageLayout:
    """Return a page as it is used here: A4, or Letter in countries that measure in inches."""
    system = QLocale.system().measurementSystem()
    letter = system is QLocale.MeasurementSystem.ImperialUSSystem
    page = QPageSize(QPageSize.PageSizeId.Letter if letter else QPageSize.PageSizeId.A4)
    side = MARGIN_MM
    margins = QMarginsF(side, side, side, side)
    return QPageLayout(page, QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter)


def save_pdf(path: str, sheet: Sheet, picture: Picture) -> None:
    """Write the sheet to a PDF file whole; raise StorageError where that fails."""
    file = QSaveFile(path)
    done = file.open(QIODevice.OpenModeFlag.WriteOnly)
    if done:
        writer = QPdfWriter(file)
        writer.setTitle(sheet.title)
        writer.setCreator(_("Stretch Timer"))
        writer.setResolution(DOTS_PER_INCH)
        writer.setPageLayout(page_layout())
        done = paint_on(writer, sheet, picture)
        del writer
        done = file.commit() and done
    if not done:
        sentence = _("{file} cannot be written ({reason}). Choose another place.")
        raise StorageError(sentence.format(file=path, reason=file.errorString()))


def paint_on(device: QPagedPaintDevice, sheet: Sheet, picture: Picture) -> bool:
    """Paint the sheet on as many pages as it has; tell whether that was possible."""
    painter = QPainter()
    if not painter.begin(device):
        return False
    size = device.pageLayout().paintRect(QPageLayout.Unit.Point).size()
    # not every printer keeps the resolution it was asked for
    painter.scale(device.width() / size.width(), device.width() / size.width())
    pages = SheetPages(sheet, size, picture)
    for number in range(pages.count):
        if number and not device.newPage():
            painter.end()
            return False
        pages.paint(painter, number)
    return painter.end()


def previews(sheet: Sheet, picture: Picture, height_px: int) -> list[QImage]:
    """Return every page as a picture."""
    layout = page_layout()
    page = layout.fullRectPoints()
    inside = layout.paintRect(QPageLayout.Unit.Point)
    scale = height_px / page.height()
    pages = SheetPages(sheet, QSizeF(inside.size()), picture)
    images = []
    for number in range(pages.count):
        image = QImage(round(page.width() * scale), height_px, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.scale(scale, scale)
        painter.translate(inside.topLeft())
        pages.paint(painter, number)
        painter.end()
        images.append(image)
    return images
