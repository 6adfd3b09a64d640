"""Spark is an extra: without it the command says what to install."""

import pytest

from sayso.engine import spark
from sayso.errors import InputError


def test_without_pyspark_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spark, "find_spec", lambda _: None)
    with pytest.raises(InputError, match=r"pip install 'sayso\[spark\]'"):
        spark.Spark("local[2]", "tables")
