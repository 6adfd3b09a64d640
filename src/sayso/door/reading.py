"""Reading: files, folders and rows into a ledger, and the ledger opened."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from sayso.door.ledger import Ledger
from sayso.errors import InputError

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

Rows: TypeAlias = "Iterable[Mapping[str, Any]] | pd.DataFrame | pl.DataFrame | pa.Table"
Articles: TypeAlias = "str | Path | Mapping[str, Any] | Rows"


def read(
    *articles: Articles,
    ledger: str | Path = "sayso.db",
    workers: int = 1,
    fast: bool = False,
) -> Ledger:
    """Read articles into a ledger, link all it holds, and open it.

    A `str` or `Path` names a file, or a folder with all it holds, of any format. A mapping is one
    article: its ``text``, and if known its ``outlet``, ``title``, ``byline``, ``published``,
    ``uri`` and ``language``. Rows are several of these, also as a table of pandas, polars or
    Arrow, whose column names are understood as those of a CSV file are.

    Reading the same twice changes nothing. What cannot be read is set aside with its reason.

    Args:
        articles: What to read.
        ledger: The ledger's file; made if there is none.
        workers: Processes that read articles and link them; a script that wants more than one
            asks ``if __name__ == "__main__"`` first.
        fast: By rules alone, without the learned tagger: sooner, and finds less.

    Raises:
        NotFound: A file or folder is not there.
        InputError: What was given is no article, or nothing was given.

    Example:
        >>> import sayso
        >>> told = "ORVEL, 3 May 2031 - Mayor Ilda Marren said the bridge was closed."
        >>> with sayso.read({"text": told, "outlet": "Orvel Post"}, ledger="orvel.db") as ledger:
        ...     [(claim.voice.name, claim.words) for claim in ledger.claims()]
        [('Ilda Marren', 'the bridge was closed')]
    """
    from tempfile import TemporaryDirectory

    from sayso import pipeline

    if not articles:
        raise InputError("nothing to read; give files, folders, or articles as rows")
    if workers < 1:
        raise InputError(f"workers is {workers}; it must be 1 or more")
    paths = [given for given in articles if isinstance(given, str | Path)]
    rows = [row for given in articles if not isinstance(given, str | Path) for row in _rows(given)]
    with TemporaryDirectory(prefix="sayso-") as folder:
        if rows:
            paths.append(_written(rows, Path(folder)))
        pipeline.ingest(paths, Path(ledger), workers=workers, fast=fast)
    return Ledger(ledger)


def _rows(given: Any) -> Iterator[Mapping[str, Any]]:
    for row in _listed(given):
        if not isinstance(row, Mapping):
            raise InputError(
                f"an article is a path or a mapping with its text, not {type(row).__name__}; "
                'for example {"text": "…", "outlet": "…"}'
            )
        yield row


def _listed(given: Any) -> Iterable[Any]:
    """Rows of whatever table it is, told by how it gives them, so that no library is needed."""
    if isinstance(given, Mapping):
        return [given]
    if hasattr(given, "to_pylist"):  # Arrow
        return list(given.to_pylist())
    if hasattr(given, "to_dicts"):  # polars
        return list(given.to_dicts())
    if hasattr(given, "to_dict") and hasattr(given, "columns"):  # pandas
        return list(given.to_dict("records"))
    if isinstance(given, Iterable) and not isinstance(given, bytes):
        return given
    return [given]


def _written(rows: Iterable[Mapping[str, Any]], folder: Path) -> Path:
    """The rows as JSON Lines; named by its content, for articles of one uri are versions."""
    import hashlib

    lines = b"".join(map(_line, rows))
    path = folder / f"rows-{hashlib.sha256(lines).hexdigest()[:16]}.jsonl"
    path.write_bytes(lines)
    return path


def _line(row: Mapping[str, Any]) -> bytes:
    import json

    import orjson

    told = {str(key): value for key, value in row.items() if not _is_missing(value)}
    try:
        option = orjson.OPT_SERIALIZE_NUMPY | orjson.OPT_APPEND_NEWLINE
        return orjson.dumps(told, default=_plain, option=option)
    except orjson.JSONEncodeError:
        # A letter that is none, or a number of more than 64 bits: reading it says what is wrong.
        return json.dumps(told, default=_plain).encode() + b"\n"


def _is_missing(value: Any) -> bool:
    """None, NaN and NaT alike: pandas has no other way to leave a cell empty."""
    return value is None or (getattr(value, "__hash__", None) is not None and value != value)  # noqa: PLR0124


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
