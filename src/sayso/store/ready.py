"""Ready: what was found in pieces elsewhere, in a temporary file, to be asked by any process."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from sayso.store.desk import Frozen
from sayso.store.ledger import sql


@dataclass(slots=True)
class Ready:
    """Asks the file at a path; each process opens it once, at its first question."""

    path: Path
    connection: sqlite3.Connection | None = field(default=None, repr=False)

    def __call__(self, piece: str, inputs: str) -> Frozen | None:
        """What was found in a piece from just these inputs, if it was looked at."""
        if self.connection is None:
            self.connection = sqlite3.connect(self.path)
        row = self.connection.execute(sql("ready_find"), (piece, inputs)).fetchone()
        return None if row is None else Frozen(*row)

    def __reduce__(self) -> tuple[type["Ready"], tuple[Path]]:
        """Another process opens the file for itself."""
        return Ready, (self.path,)

    def close(self) -> None:
        """Let the file go."""
        if self.connection is not None:
            self.connection.close()
            self.connection = None


def keep(path: Path, found: Iterable[tuple[str, str, Frozen]]) -> Ready:
    """Keep what was found in a new file: the piece, its inputs, and what was found."""
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute(sql("ready_make"))
        connection.execute("BEGIN")
        rows = ((piece, inputs, each.questions, each.found) for piece, inputs, each in found)
        connection.executemany(sql("ready_add"), rows)
        connection.execute("COMMIT")
    finally:
        connection.close()
    return Ready(path)
