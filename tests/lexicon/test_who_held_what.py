"""The dated tables: offices, terms and events agree with each other and with the states."""

import re
from collections import defaultdict
from datetime import datetime
from itertools import pairwise

import pytest

from sayso.lexicon.dated_events import dated_events
from sayso.lexicon.known_bodies import body_known
from sayso.lexicon.outlets import outlet_at, outlets, outlets_in
from sayso.lexicon.places import country_name
from sayso.lexicon.tenures import CHECKED, Tenure, headed_by, holder, tenures, tenures_in

BODIES = {"NATO", "UN", "EU", "IAEA", "WHO"}
SHARED = {"envoy", "envoy for Syria"}  # held by several at a time
NEVER = datetime(9999, 1, 1)
HANDING_OVER = 1  # days on which the one who leaves and the one who comes may both be counted


def by_office() -> dict[tuple[str, str], list[tuple[datetime, datetime, str]]]:
    found = defaultdict(list)
    for entry, _, _ in tenures():
        for low, high in entry.held():
            found[entry.of, entry.office].append((low, high or NEVER, entry.full_name))
    return found


@pytest.mark.parametrize(("office", "terms"), by_office().items(), ids=lambda x: str(x)[:40])
def test_nobody_holds_an_office_while_another_does(office, terms) -> None:
    if office[1] in SHARED:
        return
    for (_, end, left), (start, _, right) in pairwise(sorted(terms)):
        assert (start - end).days >= -HANDING_OVER, (left, right)


@pytest.mark.parametrize("entry", [each for each, _, _ in tenures()], ids=lambda e: e.person)
def test_terms_are_dates_in_order_of_known_states(entry: Tenure) -> None:
    assert country_name(entry.of) or (entry.of in BODIES and body_known(entry.of))
    for low, high in entry.held():
        assert datetime(1980, 1, 1) < low <= CHECKED
        assert high is None or low < high <= CHECKED
    lows = [low for low, _ in entry.held()]
    assert lows == sorted(lows)
    assert entry in [found for found, _, _ in tenures_in(entry.example)]


def test_no_person_stands_twice_for_one_office() -> None:
    seen = [(entry.full_name, entry.of, entry.office) for entry, _, _ in tenures()]
    assert [one for one in seen if seen.count(one) > 1] == []


@pytest.mark.parametrize("text", ["Nobody of note came.", "PRESIDENT VALE MET A CROWD", ""])
def test_texts_without_a_known_name_give_no_tenure(text: str) -> None:
    assert list(tenures_in(text)) == []


@pytest.mark.parametrize(
    ("title", "whose", "day", "name"),
    [
        ("president", "Russian", "2010-05-01", "Dmitry Medvedev"),
        ("president", "Russia", "2014-05-01", "Vladimir Putin"),
        ("president", "U.S.", "2016-11-09", "Barack Obama"),
        ("President", "US", "2018-03-01", "Donald Trump"),
        ("Secretary of State", "US", "2014-01-10", "John Kerry"),
        ("foreign minister", "Ukrainian", "2024-09-20", "Andrii Sybiha"),
        ("chancellor", "German", "2013-09-01", "Angela Merkel"),
        ("prime minister", "Israel", "2021-09-01", "Naftali Bennett"),
        ("secretary-general", "NATO", "2024-11-01", "Mark Rutte"),
        ("secretary general", "U.N.", "2012-02-02", "Ban Ki-moon"),
        ("leader", "North Korean", "2024-11-01", "Kim Jong Un"),
        ("former president", "Russian", "2010-05-01", None),
        ("acting president", "Russian", "2010-05-01", None),
        ("vice president", "Russian", "2010-05-01", None),
        ("president", "Orvan", "2010-05-01", None),
        ("president", "Russian", "1960-05-01", None),
        ("president", "French", "2031-05-01", None),
        ("mayor", "Russian", "2010-05-01", None),
    ],
)
def test_the_holder_of_a_day(title: str, whose: str, day: str, name: str | None) -> None:
    moment = datetime.fromisoformat(day)
    found = holder(title, whose, moment, moment)
    assert (found.full_name if found else None) == name


def test_no_holder_where_another_came_in_between() -> None:
    first, last = datetime(2016, 12, 1), datetime(2017, 3, 1)
    assert holder("president", "US", first, last) is None


def test_governments_called_after_who_led_them() -> None:
    assert (headed_by("Obama"), headed_by("Netanyahu")) == ("US", "IL")
    assert headed_by("Marren") is None


def test_events_are_days_of_the_past_and_named_apart() -> None:
    days = [event.day for event, _ in dated_events()]
    assert days == sorted(days)
    assert max(days) <= CHECKED
    assert len({event.name for event, _ in dated_events()}) == len(days)


@pytest.mark.parametrize(
    "text",
    [
        "Rebels called for the ouster of Assad.",
        "What would come after the fall of Assad, nobody knew.",
        "Traders feared a full-scale war.",
        "The band played at Crocus City Hall.",
        "The Minsk process between the two neighbours was stuck.",
        "Ministers haggled over an Iran nuclear deal.",
        "They spoke of trade after Brexit.",
        "The grain deal with the mill fell through.",
        "A blast in Beirut broke windows.",
        "The death commission on which Raisi sat met in secret.",
    ],
)
def test_what_is_said_ahead_of_an_event_is_not_the_event(text: str) -> None:
    assert [event.name for event, pattern in dated_events() if pattern.search(text)] == []


def test_outlets_are_of_known_states_and_many() -> None:
    assert all(not entry.country or country_name(entry.country) for entry in outlets())
    assert len({entry.country for entry in outlets()}) > 60
    assert all(re.fullmatch(r"[\w.-]+\.\w+", d) for entry in outlets() for d in entry.domains)
    assert all(set(entry.plain) <= set(entry.names) for entry in outlets())


def test_outlets_within_a_phrase_come_in_the_order_of_the_table() -> None:
    found = outlets_in("a report of Reuters and the BBC")
    assert [entry.name for _, entry in found] == [
        entry.name for entry in outlets() if entry.name in {"Reuters", "BBC"}
    ]
    assert outlets_in("a report of dawn") == outlets_in("Dawn broke early") == ()
    site = outlet_at("www.ukrinform.net")
    assert site is not None
    assert site.country == "UA"


def test_a_lasting_title_bounds_from_below_only() -> None:
    lasting = [entry for entry, _, _ in tenures() if entry.lasting]
    assert lasting
    for entry in lasting:
        assert all(high is None for _, high in entry.spans())
        assert all(high is not None for _, high in entry.held())
