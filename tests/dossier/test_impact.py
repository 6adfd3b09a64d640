"""What falls without a source, and what stays."""

import pytest

from sayso.dossier import impact
from sayso.dossier.impact import Through
from sayso.errors import InputError, NotFound


def test_own_words_go_and_nobody_else_says_so(linked, clocks, bridge) -> None:
    found = impact.find("Ilda Marren", linked, clocks)
    assert {each.through for each in found.hanging} == {Through.ITSELF}
    assert len(found.hanging) == 3
    many, so = bridge.questions
    eight = next(each for each in found.answers if each.question == many.id)
    assert eight.unsaid
    assert eight.unrooted
    assert (eight.voices, eight.origins) == ((1, 0), (1, 0))
    stays = next(each for each in found.answers if each.question == so.id)
    assert (stays.voices, stays.unsaid, stays.unrooted) == ((2, 1), False, True)


def test_a_question_loses_its_contradictions(linked, clocks, bridge) -> None:
    found = impact.find("Teo Brandt", linked, clocks)
    (lost,) = found.contradictions
    assert lost.question == bridge.questions[1].id
    assert (len(lost.lost), lost.left) == (1, 1)


def test_what_passes_through_an_outlet_hangs_on_it(linked, clocks) -> None:
    found = impact.find("Vesk Telegraph", with_outlet(linked), clocks)
    assert [each.through for each in found.hanging] == [Through.CHAIN]


def test_an_outlet_takes_its_copies_along(linked, clocks, made) -> None:
    found = impact.find("Tamsin Gazette", linked, clocks)
    through = {clocks.claims[each.claim].article: each.through for each in found.hanging}
    assert through == {
        made.ARTICLES["gazette"].id: Through.CHAIN,
        made.ARTICLES["undated"].id: Through.COPY,
    }


def with_outlet(linked):
    """The voices with one that only ever hands on what others say."""
    from dataclasses import replace

    from sayso.model import Identity, SourceKind

    telegraph = Identity("idn_telegraph", "Vesk Telegraph", SourceKind.OUTLET)
    return replace(linked, identities=(*linked.identities, telegraph))


def test_a_part_of_a_name_will_do_if_it_is_clear(linked, clocks) -> None:
    assert impact.find("halloran", linked, clocks).name == "Per Halloran"
    with pytest.raises(InputError, match=r"could be any of .*Veskan foreign ministry"):
        impact.find("ministry", linked, clocks)
    with pytest.raises(NotFound):
        impact.find("Nobody Known", linked, clocks)


@pytest.mark.parametrize("who", ["Ilda Marren", "Teo Brandt", "Per Halloran", "Vesk Herald"])
def test_counts_never_grow(linked, clocks, who) -> None:
    for each in impact.find(who, linked, clocks).answers:
        assert each.voices[1] <= each.voices[0]
        assert each.origins[1] <= each.origins[0]
