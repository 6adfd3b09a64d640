"""An article that was changed at its address."""

from datetime import datetime

from builders import article
from sayso.trace import versions

OLD = (
    "A fire in the rope works of Vell killed 31 people on Monday, two firemen said. "
    "The roof fell in at noon."
)
NEW = (
    "A fire in the rope works of Vell killed 26 people on Monday, two firemen said. "
    "The roof fell in at noon."
)


def lines(*made: object) -> dict[str, str | None]:
    found = versions.find(made)
    texts = {each.id: each.text for each in found}
    return {each.text: texts.get(each.version_of) for each in found}


def test_the_corrected_text_is_a_version_of_the_first() -> None:
    old, new = (article("vell", "Post", "2031-05-04", text) for text in (OLD, NEW))
    assert lines(old, new) == {OLD: None, NEW: OLD}


def test_when_it_was_fetched_decides_and_not_the_order_of_input() -> None:
    old = article("vell", "Post", "2031-05-04", OLD, retrieved=datetime(2031, 5, 4, 9))
    new = article("vell", "Post", "2031-05-04", NEW, retrieved=datetime(2031, 5, 4, 18))
    assert lines(new, old) == lines(old, new) == {OLD: None, NEW: OLD}


def test_each_version_points_to_the_one_before() -> None:
    newest = NEW.replace("26", "27")
    made = [
        article("vell", "Post", f"2031-05-0{day}", text)
        for day, text in ((4, OLD), (5, NEW), (6, newest))
    ]
    assert lines(*made[::-1]) == {OLD: None, NEW: OLD, newest: NEW}


def test_another_text_at_the_same_address_is_another_article() -> None:
    other = (
        "Voters in Ostrel chose a mayor by a narrow margin after a long and quiet "
        "campaign in the snow."
    )
    made = [article("front", "Post", "2031-05-04", text) for text in (OLD, other)]
    assert lines(*made) == {OLD: None, other: None}


def test_the_same_bytes_twice_are_one_version() -> None:
    made = article("vell", "Post", "2031-05-04", OLD)
    assert [each.version_of for each in versions.find([made, made])] == [None, None]
