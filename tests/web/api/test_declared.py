"""Values of parameters: what the schema takes is read, and nothing else."""

from datetime import UTC, date, datetime, timedelta, timezone

import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.web.api.declared import Choice, Day, Flag, Instant, Number, Refused, Words

DAY = jsonschema_rs.validator_for(Day().schema, validate_formats=True)
INSTANT = jsonschema_rs.validator_for(Instant().schema, validate_formats=True)
SIGNS = st.text(alphabet="0123456789-:+TtZz. W", max_size=26)


@given(st.dates())
def test_every_day_is_read(day: date) -> None:
    assert Day().read(day.isoformat()) == day.isoformat()
    assert Instant().read(day.isoformat()).date() == day
    assert Instant(end=True).read(day.isoformat()).isoformat().endswith("T23:59:59.999999")


@given(st.datetimes(), st.integers(-23 * 60, 23 * 60))
def test_every_moment_with_a_zone_is_read(naive: datetime, minutes: int) -> None:
    moment = naive.replace(tzinfo=timezone(timedelta(minutes=minutes)))
    found = Instant().read(moment.isoformat())
    assert found.tzinfo is None
    if 1 < moment.year < 9999:
        assert found == moment.astimezone(UTC).replace(tzinfo=None)


@given(SIGNS)
def test_what_is_no_date_is_refused(text: str) -> None:
    for kind, validator in ((Day(), DAY), (Instant(), INSTANT)):
        try:
            kind.read(text)
        except Refused:
            continue
        assert validator.is_valid(text.upper())


@given(st.integers(-5, 300))
def test_numbers_are_read_within_their_bounds(number: int) -> None:
    kind = Number(1, 200)
    if 1 <= number <= 200:
        assert kind.read(str(number)) == number
    else:
        with pytest.raises(Refused, match="from 1 to 200"):
            kind.read(str(number))


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Number(0, 9), "１"),
        (Number(0, 9), "+1"),
        (Number(0, 9), " 1"),
        (Number(0, 2000), "1_000"),
        (Words(), ""),
        (Words(most=3), "four"),
        (Words(blank=False), " \t"),
        (Choice(("a", "b")), "A"),
        (Flag(), "True"),
    ],
)
def test_what_python_would_read_is_refused(kind, text: str) -> None:
    with pytest.raises(Refused):
        kind.read(text)
