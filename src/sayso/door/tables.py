"""Tables: what a ledger answers with, as nouns one by one or as columns for pandas and its kind."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from sayso.door.columns import Flat
from sayso.errors import InputError

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

N = TypeVar("N")
BATCH = 10_000


class Table(Sequence[N], Generic[N]):
    """Nouns of a ledger: to go through one by one, or as columns.

    A loop reads them from the ledger as it goes, however many there are; ``len``, an index or a
    slice reads all of them once and keeps them. The columns are those of the CSV export, dates
    as timestamps beside their precision; docs/reference/python.md lists them.

    Example:
        >>> denials = ledger.claims(act="deny")
        >>> denials
        Table('claims')
        >>> len(denials) > 10
        True
        >>> sorted({claim.voice.name for claim in denials})[0]
        'Bohdar Vune'
    """

    def __init__(self, name: str, read: Callable[[], Iterable[N]], flat: Flat[N]) -> None:
        """Nothing is read yet; ``read`` gives the nouns anew each time."""
        self._name, self._read, self._flat = name, read, flat
        self._kept: tuple[N, ...] | None = None

    def __iter__(self) -> Iterator[N]:
        return iter(self._read() if self._kept is None else self._kept)

    def __len__(self) -> int:
        return len(self._all())

    @overload
    def __getitem__(self, at: int) -> N: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[N]: ...

    def __getitem__(self, at: int | slice) -> N | Sequence[N]:
        return self._all()[at]

    def _all(self) -> tuple[N, ...]:
        if self._kept is None:
            self._kept = tuple(self._read())
        return self._kept

    def __repr__(self) -> str:
        return f"Table({self._name!r})"

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, in order.

        Example:
            >>> ledger.sources().columns
            ('id', 'name', 'kind', 'role', 'affiliation', 'aliases')
        """
        return self._flat.names

    def rows(self) -> Iterator[dict[str, Any]]:
        """Flat rows as dicts, one after another; dates are text in ISO 8601.

        Example:
            >>> row = next(ledger.claims(source="Vune", act="deny", text="soldier").rows())
            >>> row["outlet"], row["source_name"], row["said_earliest"]
            ('Daltan Herald', 'Bohdar Vune', '2023-03-11')
        """
        return (row for noun in self for row in self._flat.rows(noun))

    def arrow(self) -> "pa.Table":
        """All rows as an Arrow table, which DuckDB, polars and others take as it is.

        Example:
            >>> table = ledger.claims().arrow()
            >>> table.schema.field("said_earliest").type
            TimestampType(timestamp[s])
        """
        import pyarrow as pa

        schema = self._flat.schema()
        waiting, batches = self._flat.typed(self.rows()), []
        while some := list(islice(waiting, BATCH)):
            batches.append(pa.RecordBatch.from_pylist(some, schema=schema))
        return pa.Table.from_batches(batches, schema=schema)

    def df(self) -> "pd.DataFrame":
        """All rows as a pandas DataFrame, through Arrow.

        Raises:
            InputError: pandas is not installed.

        Example:
            >>> frame = ledger.articles().df()
            >>> frame["outlet"].value_counts()["Watchline"] == 2
            np.True_
        """
        found: pd.DataFrame = self._with("pandas", "df()").to_pandas()
        return found

    def pl(self) -> "pl.DataFrame":
        """All rows as a polars DataFrame, through Arrow.

        Raises:
            InputError: polars is not installed.

        Example:
            >>> frame = ledger.questions().pl()  # doctest: +SKIP
        """
        table = self._with("polars", "pl()")
        import polars as pl

        found = pl.from_arrow(table)
        assert isinstance(found, pl.DataFrame)  # noqa: S101  a table makes no Series
        return found

    def _with(self, library: str, method: str) -> Any:
        from importlib.util import find_spec

        if find_spec(library) is None:
            raise InputError(
                f"{method} needs {library}, which is not installed; install it with "
                f"`pip install {library}`, or take arrow() or rows(), which need nothing more"
            )
        return self.arrow()

    def _repr_html_(self) -> str:
        """The first rows as a plain table."""
        from sayso.export import html

        return html.cell_of_rows(self._name, self.columns, (row.values() for row in self.rows()))
