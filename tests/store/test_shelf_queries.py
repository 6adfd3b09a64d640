"""What linking asks of the shelf for one more article goes by an index, however large a ledger."""

from collections import defaultdict
from pathlib import Path

import pytest

from sayso.store.ledger import open_to_write, sql

QUERIES = Path(sql.__wrapped__.__code__.co_filename).parent / "queries"
# Of everything on purpose; of one small index; and from the end until the first that is there.
WHOLE = {"shelf_all", "shelf_all_to_place", "shelf_no_holders", "shelf_questions", "shelf_new"}
NAMES = sorted({each.stem for each in QUERIES.glob("shelf_*.sql")} - WHOLE)


@pytest.mark.parametrize("name", NAMES)
def test_a_query_goes_by_an_index(path: Path, name: str) -> None:
    connection = open_to_write(path)
    values = defaultdict(lambda: 1)
    plan = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {sql(name)}", values)]
    connection.close()
    assert not [step for step in plan if step.startswith("SCAN shelf_")], plan
