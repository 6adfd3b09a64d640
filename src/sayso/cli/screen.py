"""The screen: results on standard output, everything else on standard error."""

import re
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from itertools import islice

import orjson
from rich.cells import cell_len
from rich.console import Console
from rich.segment import Segment, Segments
from rich.table import Table
from rich.text import Text

# Where nobody looks at a terminal there is no width to keep to.
UNBOUNDED = 200
PAGE = 200  # rows of a long table that are laid out at once
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
    out().print(_table(columns, rows))


def _table(
    columns: Sequence[str], rows: Iterable[Sequence[str | Text]], *, head: bool = True
) -> Table:
    shown = Table(
        box=None, header_style="bold", pad_edge=False, padding=(0, 2, 0, 0), show_header=head
    )
    for column in columns:
        shown.add_column(column, overflow="fold")
    for row in rows:
        shown.add_row(*(c if isinstance(c, Text) else Text(clean(c)) for c in row))
    return shown


class LongTable:
    """A table of any length, laid out as if it were printed at once, and printed by and by.

    The widest rows decide how wide its columns are, so all have to be seen before the first is
    shown; only those are kept.
    """

    def __init__(self, columns: Sequence[str]) -> None:
        self._columns = columns
        self._widest: dict[tuple[int, bool], tuple[int, Sequence[str]]] = {}
        self.see(columns)  # a page without the heads is as wide

    def see(self, row: Sequence[str]) -> None:
        """A row that will be shown."""
        for at, cell in enumerate(row):
            text = clean(cell)
            lines = max(map(cell_len, text.splitlines()), default=0)
            words = max(map(cell_len, text.split()), default=lines)
            for whole, width in ((True, lines), (False, words)):
                if width > self._widest.get((at, whole), (-1, ()))[0]:
                    self._widest[at, whole] = width, row

    def show(self, rows: Iterable[Sequence[str]]) -> None:
        """All rows in order, some at a time, each time beside the widest, which are cut off."""
        widest = [row for _, row in self._widest.values()]
        below = self._lines(widest, head=False)
        left, head = iter(rows), True
        while page := list(islice(left, PAGE)):
            lines = self._lines([*page, *widest], head=head)
            for line in lines[: len(lines) - len(below)]:
                out().print(Segments(line))
            head = False

    def _lines(self, rows: Iterable[Sequence[str]], *, head: bool) -> list[list[Segment]]:
        return out().render_lines(_table(self._columns, rows, head=head), pad=False, new_lines=True)


def rendered(tell: Callable[[], None]) -> bytes:
    """What a function says and tabulates, as it would be shown, to be shown later."""
    with out().capture() as captured:
        tell()
    return captured.get().encode("utf-8")


def show(parts: Iterable[bytes]) -> None:
    """What was rendered before."""
    for part in parts:
        out().file.write(part.decode("utf-8"))


def json_line(line: object) -> bytes:
    """A value as a line of JSON."""
    return orjson.dumps(line, option=orjson.OPT_APPEND_NEWLINE)


def show_json(made: Iterable[bytes]) -> int:
    """Lines of JSON made before; the number of them."""
    count = 0
    for line in made:
        sys.stdout.buffer.write(line)
        count += 1
    sys.stdout.buffer.flush()
    return count


def json_lines(lines: Iterable[object]) -> int:
    """Each value as one line of JSON; the number of lines written."""
    return show_json(map(json_line, lines))
