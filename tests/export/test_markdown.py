"""The dossier as Markdown."""

import dataclasses

from sayso.export.markdown import plain, render
from sayso.model import Dossier


def test_same_dossier_gives_same_text(made, dossier) -> None:
    assert render(made.dossier()) == render(dossier)


def test_every_claim_is_quoted_with_its_citation(dossier, made) -> None:
    text = render(dossier)
    for claim in dossier.claims:
        (span,) = claim.content
        card = next(each for each in made.ARTICLES.values() if each.id == claim.article)
        line = (
            f"SHA-256 `{card.sha256[:12]}`, offsets [{span.start}, {span.end}), claim `{claim.id}`"
        )
        assert line in text


def test_answers_stand_in_a_table(dossier) -> None:
    text = render(dossier)
    assert (
        "| 4 | Ilda Marren | “over 10,000 Veskan soldiers” | 10,000 or more | says | 9 May 2031 "
        "| Harbour Observer → Ilda Marren |" in text
    )


def test_independence_is_denied_only_where_no_origin_is_known(dossier) -> None:
    text = render(dossier)
    assert text.count("Independence not established") == 1
    assert text.index("## Q2.") < text.index("Independence not established")


def test_claims_on_no_question_are_not_lost(dossier) -> None:
    tail = render(dossier).split("## Other claims by article")[1]
    assert "**Norrland Wire** says (5 May 2031, 07:40)" in tail


def test_links_carry_their_reason(dossier) -> None:
    assert "**revises**" in render(dossier)
    assert "five days later, a higher bound" in render(dossier)


def test_hostile_words_stay_words(dossier) -> None:
    text = render(dossier)
    assert "<script>" not in text
    assert "\\<script\\>" in text
    assert "<javascript:" not in text


def test_a_cell_cannot_break_its_row() -> None:
    assert plain("left | right\nbelow") == "left \\| right below"
    assert plain("1. not a list") == "1\\. not a list"
    assert plain("- nor this") == "\\- nor this"


def test_set_aside_is_counted_by_reason(dossier) -> None:
    assert "- not English: 2\n- furniture: 1" in render(dossier)


def test_empty_dossier_is_a_text() -> None:
    bare = Dossier("Nothing *yet*", (), (), (), (), (), ())
    assert render(bare).startswith("# Nothing \\*yet\\*\n\n0 articles, 0 outlets, 0 claims")


def test_claim_without_evidence_is_quoted_by_its_own_words(dossier) -> None:
    text = render(dataclasses.replace(dossier, evidence=()))
    assert "> About 8,000 Veskan soldiers have crossed the Orle bridge\n" in text
