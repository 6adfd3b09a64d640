"""A long table is laid out page by page as the same table would be at once."""

from unittest.mock import patch

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.cli import screen

WORDS = st.lists(st.integers(1, 70).map(lambda many: "x" * many), max_size=6).map(" ".join)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data(), st.integers(1, 5), st.sampled_from([1, 2, 3, 7]))
def test_pages_are_laid_out_as_one(capsys, data, columns, page) -> None:
    rows = data.draw(st.lists(st.lists(WORDS, min_size=columns, max_size=columns), min_size=1))
    names = [f"column {at}" for at in range(columns)]
    capsys.readouterr()
    screen.table(names, rows)
    at_once = capsys.readouterr().out
    table = screen.LongTable(names)
    for row in rows:
        table.see(row)
    with patch.object(screen, "PAGE", page):
        table.show(rows)
    assert capsys.readouterr().out == at_once
