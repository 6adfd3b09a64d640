"""The house rules that a machine can check: rooms, sizes, words and the wheel."""

import ast
import dataclasses
import enum
import importlib
import inspect
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

import sayso
import sayso.model

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "sayso"
MODULES = sorted(SOURCE.rglob("*.py"))

FILE_LINES = 500
FUNCTION_LINES = 60
PARAMETERS = 5
PUBLIC_NAMES = 12

# A library's own objects stay in the rooms that need it; the rest of sayso sees nouns.
LIBRARY_ROOMS = {
    "spacy": {"extract"},
    "sqlite3": {"store"},
    "trafilatura": {"ingest"},
    "htmldate": {"ingest"},
    "lxml": {"ingest"},
    "pypdfium2": {"ingest"},
    "cyclopts": {"cli"},
    "brotli": {"ingest"},
    "certifi": {"fetch"},
    "protego": {"fetch"},
    "jinja2": {"export"},
    "starlette": {"web"},
    "mcp": {"agents"},
}

Function = ast.FunctionDef | ast.AsyncFunctionDef


def name_of(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def room_of(path: Path) -> str:
    """The first folder under sayso, or the module's own name at the top."""
    return path.relative_to(SOURCE).with_suffix("").parts[0]


def functions(path: Path) -> Iterator[Function]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, Function):
            yield node


def length(function: Function) -> int:
    """Lines from ``def`` to the end, without the docstring."""
    lines = (function.end_lineno or function.lineno) - function.lineno + 1
    first = function.body[0]
    if ast.get_docstring(function) is not None:
        lines -= (first.end_lineno or first.lineno) - first.lineno + 1
    return lines


def positional(function: Function) -> list[str]:
    """Parameters that can be given by position, without ``self`` and ``cls``."""
    names = [each.arg for each in function.args.posonlyargs + function.args.args]
    return names[1:] if names[:1] in (["self"], ["cls"]) else names


def imported(path: Path) -> Iterator[str]:
    """Top-level names of the packages a file imports, lazily or not."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


@pytest.mark.parametrize("path", MODULES, ids=name_of)
class TestModule:
    def test_file_is_short(self, path: Path) -> None:
        assert len(path.read_text(encoding="utf-8").splitlines()) <= FILE_LINES

    def test_functions_are_short(self, path: Path) -> None:
        long = {each.name: length(each) for each in functions(path)}
        assert {name: n for name, n in long.items() if n > FUNCTION_LINES} == {}

    def test_functions_take_few_parameters(self, path: Path) -> None:
        wide = {each.name: positional(each) for each in functions(path)}
        assert {name: names for name, names in wide.items() if len(names) > PARAMETERS} == {}

    def test_only_cli_prints(self, path: Path) -> None:
        calls = [
            node.lineno
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            if isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id == "print"
        ]
        assert calls == [] or room_of(path) == "cli"

    def test_libraries_stay_in_their_rooms(self, path: Path) -> None:
        strays = {
            library
            for library in imported(path)
            if room_of(path) not in LIBRARY_ROOMS.get(library, {room_of(path)})
        }
        assert strays == set()

    def test_has_a_docstring(self, path: Path) -> None:
        assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


def imported_in_full(path: Path) -> Iterator[str]:
    """Dotted names of what a file imports, also from a package by its part."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


# With these a program can reach another machine; uvicorn, which the web app runs on, only listens.
REACHING = {
    *("socket", "ssl", "http.client", "urllib.request", "ftplib", "smtplib", "telnetlib"),
    *("urllib3", "requests", "httpx", "httpx2", "httpcore", "aiohttp", "anyio", "asyncio"),
}


def test_only_fetch_reaches_another_machine() -> None:
    reaching = {room_of(path) for path in MODULES if REACHING & set(imported_in_full(path))}
    assert reaching == {"fetch"}


def test_rooms_import_one_way() -> None:
    """The contract in pyproject.toml, checked by import-linter itself."""
    ran = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache", "--no-logo"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "2 kept, 0 broken" in ran.stdout


def test_model_needs_the_standard_library_only() -> None:
    nouns = [path for path in MODULES if room_of(path) == "model"]
    assert nouns
    allowed = sys.stdlib_module_names | {"sayso"}
    assert {name for path in nouns for name in imported(path)} <= allowed


def test_package_imports_no_script() -> None:
    outside = {"tests", "bench", "training", "docs"}
    assert {name for path in MODULES for name in imported(path)} & outside == set()


def test_no_drawer_for_odds_and_ends() -> None:
    drawers = {"utils", "util", "helpers", "common", "misc"}
    assert [name_of(path) for path in MODULES if drawers & {*path.parts, path.stem}] == []


def nouns() -> list[type]:
    """Every public class of the model."""
    found = [getattr(sayso.model, name) for name in sayso.model.__all__]
    return [noun for noun in found if inspect.isclass(noun)]


@pytest.mark.parametrize("noun", nouns(), ids=lambda noun: noun.__name__)
def test_noun_is_a_documented_value(noun: type) -> None:
    assert noun.__doc__
    assert not noun.__doc__.startswith(f"{noun.__name__}("), "the docstring is the generated one"
    if not issubclass(noun, enum.Enum):
        assert dataclasses.is_dataclass(noun)
        assert noun.__dataclass_params__.frozen
        assert "__slots__" in vars(noun)


def test_rooms_take_only_the_version_from_the_package() -> None:
    """What else ``import sayso`` gives comes through the door, which is above all of them."""
    taken = {
        (name_of(path), alias.name)
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module == "sayso"
        for alias in node.names
        if not (SOURCE / alias.name).is_dir() and not (SOURCE / f"{alias.name}.py").is_file()
    }
    assert {name for _, name in taken} <= {"__version__"}, taken


def test_public_door_is_small_and_sorted() -> None:
    assert list(sayso.__all__) == sorted(sayso.__all__)
    assert len(sayso.__all__) <= PUBLIC_NAMES
    assert all(hasattr(sayso, name) for name in sayso.__all__)


def test_errors_are_one_tree_drawn_in_its_docstring() -> None:
    errors = importlib.import_module("sayso.errors")
    own = [
        each
        for each in vars(errors).values()
        if inspect.isclass(each) and each.__module__ == errors.__name__
    ]
    assert own
    for error in own:
        assert issubclass(error, errors.SaysoError)
        assert error.__name__ in (errors.__doc__ or "")


def test_wheel_holds_every_data_file(tmp_path: Path) -> None:
    """What a user installs can read its words, pages, tables and sample story."""
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", tmp_path],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    (wheel,) = tmp_path.glob("sayso-*.whl")
    packed = set(zipfile.ZipFile(wheel).namelist())
    source = {
        path.relative_to(SOURCE.parent).as_posix()
        for path in SOURCE.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert source - packed == set()
    assert any(name.endswith("licenses/LICENSE") for name in packed)
