"""The command for questions nobody foresaw: SQL over the ledger's tables."""

from typing import Annotated

from cyclopts import Parameter

from sayso.cli import ledgers, screen
from sayso.cli.app import DEFAULT_LEDGER, AsJson, Ledger
from sayso.cli.status import Status


def sql(
    query: Annotated[str, Parameter(help="One SELECT; the tables are named after the nouns.")],
    *,
    ledger: Ledger = DEFAULT_LEDGER,
    json: AsJson = False,
) -> Status:
    """Answer SQL over the ledger's tables.

    By DuckDB, in memory: nothing is changed, no other file is read.

    For example: sayso sql "SELECT source.name, act, count(*) AS n FROM claims GROUP BY ALL"
    """
    from sayso.store import bulk

    with ledgers.view(ledger) as view:
        answer = bulk.query(view, query)
    if json:
        screen.json_lines(answer.to_pylist())
    else:
        found = (answer.slice(row, 1).to_pylist()[0].values() for row in range(answer.num_rows))
        screen.table(answer.column_names, ([_cell(value) for value in row] for row in found))
    return Status.OK if answer.num_rows else Status.NOTHING


def _cell(value: object) -> str:
    return "" if value is None else str(value)
