"""Find the files that ship with the program and the folders that belong to the person.

No other module does path arithmetic.
"""

from dataclasses import dataclass
from pathlib import Path


def resource(*parts: str) -> Path:
    """Return a text file that ships with the program (stretches, routines, words, poses)."""
    return _shipped("resources").joinpath(*parts)


def asset(*parts: str) -> Path:
    """Return a picture, font or sound file that ships with the program."""
    return _shipped("assets").joinpath(*parts)


def _shipped(folder: str) -> Path:
    # Installed, it lies in the package; in a checkout beside it. Asking `importlib.resources` costs a start
    # more than a megabyte.
    inside = Path(__file__).parent / folder
    return inside if inside.is_dir() else inside.parent.parent / folder


def shared_data() -> Path:
    """Return this user's folder that a desktop reads for all programs, `~/.local/share` on Linux."""
    from platformdirs import user_data_path

    return user_data_path()


@dataclass(frozen=True, slots=True)
class Folders:
    """The person's folders. Nothing is created here."""

    data: Path
    cache: Path

    @classmethod
    def default(cls, data_dir: Path | None = None) -> "Folders":
        """Return the folders of this user; `data_dir` moves the data elsewhere, its clips with it."""
        if data_dir is not None:
            return cls(data=data_dir, cache=data_dir / "cache")
        from platformdirs import PlatformDirs

        dirs = PlatformDirs("stretchtimer", appauthor=False)
        return cls(data=dirs.user_data_path, cache=dirs.user_cache_path)

    @property
    def routines(self) -> Path:
        """Return the folder with one file for each routine of the person's own."""
        return self.data / "routines"

    @property
    def preferences(self) -> Path:
        """Return the settings file."""
        return self.data / "preferences.toml"

    @property
    def history(self) -> Path:
        """Return the history database."""
        return self.data / "history.sqlite3"

    @property
    def running(self) -> Path:
        """Return the file with the session that is under way."""
        return self.data / "running.json"

    @property
    def window(self) -> Path:
        """Return the file that says where the window was left."""
        return self.data / "window.json"

    @property
    def log(self) -> Path:
        """Return the log file."""
        return self.data / "stretchtimer.log"

    @property
    def clips(self) -> Path:
        """Return the folder of the spoken clips; it can be deleted at any time."""
        return self.cache / "clips"
