"""What ships is found in a wheel, in an editable install and in a plain checkout."""

import shutil
import subprocess
import sys
import tarfile
import zipfile
from configparser import ConfigParser
from importlib import import_module
from pathlib import Path

import pytest

from stretchtimer.paths import asset, resource
from tests.architecture.house import NAME, ROOT, files

# Say where the two kinds of file are looked for, without any installed package that could help.
LOCATE = (
    "import sys; sys.path.insert(0, sys.argv[1])\n"
    "from stretchtimer.paths import asset, resource\n"
    "print(resource('__init__.py'), asset('icons', 'play.svg'), asset('tokens.json'), sep='\\n')"
)


def shipped() -> dict[str, Path]:
    """Return what a wheel has to hold: names inside it, each with the file of the checkout."""
    inside = {NAME: NAME, "resources": f"{NAME}/resources", "assets": f"{NAME}/assets"}
    found = {}
    for path in files():
        folder, *rest = path.relative_to(ROOT).parts
        if folder in inside and rest:
            found["/".join([inside[folder], *rest])] = path
    return found


def located_in(folder: Path) -> list[Path]:
    run = subprocess.run(
        [sys.executable, "-I", "-S", "-c", LOCATE, str(folder)], capture_output=True, text=True
    )
    assert run.returncode == 0, run.stderr
    return [Path(line) for line in run.stdout.splitlines()]


@pytest.fixture(scope="module")
def checkout(tmp_path_factory):
    """Return a copy of the checkout that nobody installed."""
    copy = tmp_path_factory.mktemp("checkout")
    for path in files():
        target = copy / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, target)
    return copy


@pytest.fixture(scope="module")
def built(checkout, tmp_path_factory):
    """Return the folder with the source archive and the wheel built from it, without the network."""
    out = tmp_path_factory.mktemp("built")
    run = subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(checkout)],
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    return out


@pytest.fixture(scope="module")
def wheel(built):
    (path,) = built.glob("*.whl")
    with zipfile.ZipFile(path) as archive:
        yield archive


def test_the_wheel_holds_the_program_and_all_that_ships(wheel):
    names = {name for name in wheel.namelist() if ".dist-info/" not in name}
    assert sorted(names ^ set(shipped())) == [], "pyproject.toml, [tool.setuptools]: packages, package-data"


def test_the_wheel_holds_files_as_they_are_in_the_checkout(wheel):
    names = shipped().keys() & set(wheel.namelist())
    changed = [name for name in sorted(names) if wheel.read(name) != shipped()[name].read_bytes()]
    assert changed == []


def test_the_wheel_brings_its_licence_and_its_commands(wheel):
    (dist_info,) = {name.partition("/")[0] for name in wheel.namelist() if ".dist-info/" in name}
    commands = ConfigParser()
    commands.read_string(wheel.read(f"{dist_info}/entry_points.txt").decode())
    assert list(commands["console_scripts"]) == ["stretchtimer"]
    assert list(commands["gui_scripts"]) == ["stretchtimer-window"]
    for target in [*commands["console_scripts"].values(), *commands["gui_scripts"].values()]:
        module, _, function = target.partition(":")
        assert callable(getattr(import_module(module), function))
    assert f"{dist_info}/licenses/LICENSE" in wheel.namelist()


def test_the_source_archive_holds_the_folders_that_editors_open(built):
    (path,) = built.glob("*.tar.gz")
    with tarfile.open(path) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    wanted = {path.relative_to(ROOT).as_posix() for path in shipped().values()}
    assert sorted((wanted | {"LICENSE", "README.md", "pyproject.toml"}) - names) == []


def test_files_are_found_in_an_unpacked_wheel(wheel, tmp_path):
    wheel.extractall(tmp_path)
    found = located_in(tmp_path)
    assert all(path.is_file() and path.is_relative_to(tmp_path / NAME) for path in found)


def test_files_are_found_in_a_plain_checkout(checkout):
    found = located_in(checkout)
    assert all(path.is_file() for path in found)
    assert found[0] == checkout / "resources" / "__init__.py"


def test_files_are_found_where_the_tests_run():
    assert resource("__init__.py").is_file()
    assert asset("icons", "play.svg").is_file()
