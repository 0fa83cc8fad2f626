"""Nothing that a test waits for is given up early."""

import pytest
from PySide6.QtCore import QTimer

from tests.patience import PATIENCE_S


@pytest.mark.parametrize("wait", ["waitSignal", "waitSignals"])
def test_a_signal_is_waited_for_as_long_as_everything_else(qtbot, wait):
    timer = QTimer()
    blocker = getattr(qtbot, wait)(timer.timeout if wait == "waitSignal" else [timer.timeout])
    assert blocker.timeout == 1000 * PATIENCE_S


def test_a_test_that_names_its_own_time_has_it(qtbot):
    with pytest.raises(qtbot.TimeoutError, match="10 milliseconds"):
        qtbot.waitUntil(lambda: False, timeout=10)
