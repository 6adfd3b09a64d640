"""Attributions become claims: chain, parent, self-reports, identity."""

import pytest

import language
from sayso.extract import claims
from sayso.extract.parser import Parser
from sayso.model import Act, Claim, Polarity, SourceKind


def claimed(text: str, parser: Parser) -> list[Claim]:
    return language.claimed({"text": text}, parser)


def names(claim: Claim) -> list[str]:
    return [hop.name for hop in claim.chain]


def test_a_self_report_is_one_claim_with_the_act_inside(parser: Parser):
    (claim,) = claimed(
        "Minister Jan Vost spoke on Monday."
        " He noted that he could not confirm the report of a fire at the mill.",
        parser,
    )
    assert claim.act is Act.CANNOT_CONFIRM
    assert claim.polarity is Polarity.UNSTATED
    assert claim.words == "the report of a fire at the mill"
    assert {why.rule for why in claim.why} & {"negated confirmation", "act by content"}


def test_a_report_of_someone_else_is_a_claim_of_its_own(parser: Parser):
    outer, inner = claimed("Mayor Ilda Marren said the union had denied the strike.", parser)
    assert (outer.act, inner.act) == (Act.ASSERT, Act.DENY)
    assert inner.parent == outer.id
    assert outer.parent is None
    assert names(inner) == [*names(outer), "union"]


def test_what_a_nested_voice_says_is_counted_once(parser: Parser):
    outer, inner = claimed(
        "Mayor Ilda Marren said the army had confirmed that 40 trucks were lost.", parser
    )
    assert [quantity.low for quantity in inner.quantities] == [40]
    assert outer.quantities == ()


def test_without_a_source_the_voice_is_not_named(parser: Parser):
    (claim,) = claimed("It was reported that the bridge had been mined.", parser)
    assert claim.source is not None
    assert claim.source.kind is SourceKind.UNNAMED
    assert claim.source.span is None
    assert claim.voice.name == claims.NOT_NAMED


def test_an_outlet_nobody_knows_still_heads_the_chain(parser: Parser):
    (claim,) = claimed("The mayor said the bridge was closed.", parser)
    assert claim.chain[0].name == claims.OUTLET_UNKNOWN
    assert claim.chain[0].kind is SourceKind.OUTLET


def test_the_agency_an_article_credits_stands_behind_the_outlet():
    article = language.article("x", outlet="Harbour Post", basis=(("credit", "Orlinform"),))
    assert [hop.name for hop in claims.outlet_hops(article)] == ["Harbour Post", "Orlinform"]


def test_every_voice_inside_another_has_its_parent_and_the_whole_chain(parser: Parser):
    found = claimed(
        "Adviser Toma Reed said the colonel told him that a driver claimed a guard had admitted "
        "that the prince believed the gate was shut.",
        parser,
    )
    assert len(found) == 5
    for depth, claim in enumerate(found):
        assert claim.parent == (found[depth - 1].id if depth else None)
        assert (
            names(claim)[1:] == ["Toma Reed", "colonel", "driver", "guard", "prince"][: depth + 1]
        )
    assert found[-1].words == "the gate was shut"


def test_a_relay_stands_above_all_the_voices_it_passes_on(parser: Parser):
    outer, inner = claimed(
        "The weekly Kompas writes, citing neighbours, that the baker said the flour was bad.",
        parser,
    )
    assert names(outer)[1:] == ["The weekly Kompas", "neighbours"]
    assert names(inner) == [*names(outer), "baker"]
    assert inner.parent == outer.id
    assert [hop.kind for hop in inner.chain[:2]] == [SourceKind.OUTLET] * 2


def test_a_self_report_about_it_lends_its_act_and_keeps_the_words(parser: Parser):
    (claim,) = claimed("Clerk Ida Moss said she had seen it but could not explain it.", parser)
    assert claim.words == "she had seen it but could not explain it"


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said the dam held. The mayor said the dam held.",
        "Marren and Dolvan said the mill would reopen.",
        '"We left," she said. "They stayed," he said.',
    ],
)
def test_ids_are_unique_and_the_same_again(text: str, parser: Parser):
    first, again = claimed(text, parser), claimed(text, parser)
    assert len({claim.id for claim in first}) == len(first) > 1
    assert [claim.id for claim in first] == [claim.id for claim in again]


def test_nobody_stands_twice_in_a_chain(parser: Parser):
    for claim in claimed("Mayor Ilda Marren said Marren would say that she was tired.", parser):
        assert len(set(names(claim))) == len(names(claim))
