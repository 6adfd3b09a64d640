"""The screen: results on standard output, everything else on standard error."""

import re
import sys
from collections.abc import Iterable, Sequence
from functools import cache

import orjson
from rich.console import Console
from rich.table import Table
from rich.text import Text

# Where nobody looks at a terminal there is no width to keep to.
UNBOUNDED = 200
# Articles come from strangers, and a terminal obeys escape sequences.
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


@cache
def out() -> Console:
    """For results; without colour where it is no terminal, or NO_COLOR is set."""
    return _console(sys.stdout.isatty(), stderr=False)


@cache
def err() -> Console:
    """For progress, notes and errors."""
    return _console(sys.stderr.isatty(), stderr=True)


def _console(terminal: bool, *, stderr: bool) -> Console:
    width = None if terminal else UNBOUNDED
    return Console(stderr=stderr, width=width, highlight=False, markup=False, emoji=False)


def clean(text: str) -> str:
    """Words from an article, safe to show in a terminal."""
    return CONTROL.sub("\N{REPLACEMENT CHARACTER}", text)


def say(text: str | Text = "", style: str = "") -> None:
    """One result line."""
    out().print(text if isinstance(text, Text) else Text(clean(text), style=style), soft_wrap=True)


def note(text: str) -> None:
    """A remark that is no result."""
    err().print(Text(clean(text), style="dim"), soft_wrap=True)


def table(columns: Sequence[str], rows: Iterable[Sequence[str | Text]]) -> None:
    """A table of results; nothing in it is read as markup."""
    shown = Table(box=None, header_style="bold", pad_edge=False, padding=(0, 2, 0, 0))
    for column in columns:
        shown.add_column(column, overflow="fold")
    for row in rows:
        shown.add_row(*(c if isinstance(c, Text) else Text(clean(c)) for c in row))
    out().print(shown)


def json_lines(lines: Iterable[object]) -> int:
    """Each value as one line of JSON; the number of lines written."""
    count = 0
    for line in lines:
        sys.stdout.buffer.write(orjson.dumps(line, option=orjson.OPT_APPEND_NEWLINE))
        count += 1
    sys.stdout.buffer.flush()
    return count
