from pathlib import Path

import pytest

from stretchtimer.domain.errors import StorageError
from stretchtimer.storage.data_folder import prepare


def test_a_missing_folder_is_made(tmp_path: Path) -> None:
    prepare(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").is_dir()
    assert not list((tmp_path / "a" / "b").iterdir())


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StorageError, match=r"file/data cannot be written .*--data-dir"):
        prepare(tmp_path / "file" / "data")
