from dataclasses import replace

from sayso.model import Linked, Reading, SetAside
from sayso.store import digests


def test_a_reading_is_the_same_in_any_order(first: Reading) -> None:
    backwards = digests.of_reading(first.passages[::-1], first.claims)
    assert digests.of_reading(first.passages, first.claims) == backwards


def test_a_reading_is_another_with_any_other_value(first: Reading) -> None:
    changed = [replace(first.claims[0], certainty="certain")]
    assert digests.of_reading(first.passages, changed) != digests.of_reading(
        first.passages, first.claims
    )


def test_linked_is_another_in_another_order(linked: Linked) -> None:
    turned = replace(linked, identities=linked.identities[::-1])
    assert digests.of_linked(turned) != digests.of_linked(linked)
    assert digests.of_linked(replace(linked)) == digests.of_linked(linked)


def test_set_aside_ids_are_of_every_field() -> None:
    item = SetAside("ingest", "not text", "a.jpg")
    assert digests.set_aside_id(item) == digests.set_aside_id(replace(item))
    assert digests.set_aside_id(item) != digests.set_aside_id(replace(item, uri="b.jpg"))
