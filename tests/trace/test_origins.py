"""Root voices and occasions; repetition makes no second origin."""

from hypothesis import given, settings
from hypothesis import strategies as st

from builders import Story, article, linked

FACT = "The rope works of Vell burned down on Monday after a spark had set fire to the hemp"
REST = (
    "The works had stood by the harbour since the days of the old fleet and gave "
    "bread to ninety families.\n"
    "Nobody knows whether the wheel will ever turn again, and the guild has called "
    "its members together."
)


def one(by: str, **more) -> Story:
    story = Story()
    story.add(
        article("a", "Harbour Post", "2031-05-04", f"{FACT}.\n{REST}"),
        {"content": FACT, "by": by, **more},
    )
    return story


def test_a_named_voice_is_a_known_origin() -> None:
    (origin,) = linked(one("Orla Tamm", said="2031-05-04")).origins
    assert origin.known
    assert "Orla Tamm" in origin.why[0].detail


def test_an_outlet_alone_is_none() -> None:
    (origin,) = linked(one("")).origins
    assert not origin.known
    assert "independence not established" in origin.why[0].detail


def test_an_unnamed_source_is_none() -> None:
    (origin,) = linked(one("unnamed: two firemen")).origins
    assert not origin.known
    assert "independence not established" in origin.why[0].detail


def test_one_voice_on_one_day_is_one_origin_and_on_two_days_two() -> None:
    story = Story()
    words = (
        "The sea took the pier, she said. The mill is closed, she said. The school will "
        "stay, she said."
    )
    made = article("a", "Harbour Post", "2031-05-09", words)
    story.add(
        made,
        {"content": "The sea took the pier", "by": "Orla Tamm", "said": "2031-05-04"},
        {"content": "The mill is closed", "by": "Orla Tamm", "said": "2031-05-04"},
        {"content": "The school will stay", "by": "Orla Tamm", "said": "2031-05-08"},
    )
    assert sorted(len(each.claims) for each in linked(story).origins) == [1, 2]


def test_copied_text_in_three_outlets_is_one_origin() -> None:
    story = Story()
    for number in range(3):
        lead = f"Edition {number} of our paper went to press late. " * number
        text = f"{lead}\n{FACT}.\n{REST}" if lead else f"{FACT}.\n{REST}"
        story.add(
            article(f"n{number}", f"Post {number}", f"2031-05-0{number + 4}", text),
            {"content": FACT},
        )
    (origin,) = linked(story).origins
    assert len(origin.claims) == 3
    assert any(why.rule == "copied-text" for why in origin.why)


def test_every_claim_is_in_one_origin() -> None:
    found = linked(one("Orla Tamm"))
    assert sorted(c for each in found.origins for c in each.claims) == [
        v.claim for v in found.voices
    ]


def test_an_unnamed_voice_is_the_weakest_hop() -> None:
    (origin,) = linked(one("unnamed: two firemen")).origins
    assert origin.weakest is not None
    assert "not named" in origin.weakest.detail


def test_a_plain_report_has_no_weak_hop() -> None:
    (origin,) = linked(one("Orla Tamm", said="2031-05-04")).origins
    assert origin.weakest is None


def pages(*told: tuple[str, str, list[dict]]) -> Story:
    """A story of pages, each (published, text, claims)."""
    story = Story()
    for number, (published, text, claims) in enumerate(told):
        made = article(f"p{number}", f"Post {number}", published, text)
        story.add(made, *claims)
    return story


def test_a_spokeswoman_without_a_name_speaks_for_the_body_beside_her() -> None:
    text = "The ferry was sound, Dunmor Lines said. No bolt was loose, a spokeswoman added."
    story = pages(
        (
            "2031-05-04",
            text,
            [
                {
                    "content": "The ferry was sound",
                    "by": "organisation: Dunmor Lines",
                    "said": "2031-05-04",
                },
                {
                    "content": "No bolt was loose",
                    "by": "unnamed: spokeswoman",
                    "role": "spokeswoman",
                    "said": "2031-05-04",
                },
            ],
        )
    )
    (origin,) = linked(story).origins
    assert origin.known
    assert any(why.rule == "speaks-for" for why in origin.why)


def test_beside_two_bodies_it_stays_open_whose_spokeswoman_she_is() -> None:
    text = "It was sound, Dunmor Lines said. It leaked, the Vell Yard said. No, a spokeswoman said."
    said = {"said": "2031-05-04"}
    story = pages(
        (
            "2031-05-04",
            text,
            [
                {"content": "It was sound", "by": "organisation: Dunmor Lines", **said},
                {"content": "It leaked", "by": "organisation: Vell Yard", **said},
                {
                    "content": "No",
                    "by": "unnamed: spokeswoman",
                    "role": "spokeswoman",
                    **said,
                },
            ],
        )
    )
    assert len(linked(story).origins) == 3


def test_what_an_outlet_says_itself_in_one_article_is_one_origin() -> None:
    text = "The pier has 40 lamps.\nThe mill was built in 1911."
    claims = [{"content": "The pier has 40 lamps"}, {"content": "The mill was built in 1911"}]
    (origin,) = linked(pages(("2031-05-04", text, claims))).origins
    assert not origin.known


def test_an_outlet_is_the_source_of_its_own_correction() -> None:
    text = "The pier has 40 lamps.\n\nCorrection: we gave nine boats. There were six boats."
    claims = [{"content": "The pier has 40 lamps"}, {"content": "There were six boats"}]
    found = linked(pages(("2031-05-04", text, claims))).origins
    assert sorted(each.known for each in found) == [False, True]


def test_undated_words_go_to_the_last_day_on_which_the_voice_spoke_as_they_appeared() -> None:
    words = ("The pier is gone", "The mill stands", "The school is closed")
    by = {"by": "Orla Tamm"}
    # Pages that share nothing rare are linked in pieces of their own.
    scene = "Keeper Orla Tamm toured the breakwater, icehouse, slipway and lighthouse of Merrin."
    story = pages(
        (
            "2031-05-03",
            f"{words[0]}, she said. {scene}",
            [{"content": words[0], "said": "2031-05-03", **by}],
        ),
        (
            "2031-05-04",
            f"{words[1]}, she said. {scene}",
            [{"content": words[1], "said": "2031-05-04", **by}],
        ),
        ("2031-05-04", f"{words[2]}, she says. {scene}", [{"content": words[2], **by}]),
    )
    assert sorted(len(each.claims) for each in linked(story).origins) == [1, 2]


def test_what_an_article_recalls_dates_nothing_else_in_it() -> None:
    old, new = "The pier will hold for years", "The pier has fallen"
    text = f"{new}, she said. On 4 May she had promised: {old}."
    story = pages(
        (
            "2031-05-20",
            text,
            [
                {"content": new, "by": "Orla Tamm"},
                {"content": old, "by": "Orla Tamm", "said": "2031-05-04"},
            ],
        )
    )
    assert sorted(len(each.claims) for each in linked(story).origins) == [1, 1]


def test_a_copy_with_a_changed_figure_is_of_one_origin_and_another_statement() -> None:
    toll = "The fire killed 12 ropemakers, the Rope Guild said"
    story = pages(
        (
            "2031-05-04",
            f"{toll}.\n{FACT}.\n{REST}",
            [{"content": "The fire killed 12 ropemakers", "by": "organisation: Rope Guild"}],
        ),
        (
            "2031-05-05",
            f"{toll.replace('12', '21')}.\n{FACT}.\n{REST}",
            [{"content": "The fire killed 21 ropemakers", "by": "organisation: Rope Guild"}],
        ),
    )
    found = linked(story)
    assert len(found.copies) == 1
    assert [len(each.claims) for each in found.statements] == [1, 1]
    assert [len(each.claims) for each in found.origins] == [2]


def mixed() -> Story:
    """Agency text, a copy, a denial, a recalled figure, a correction, an unnamed voice."""
    toll = "The fire killed 12 ropemakers"
    later = (
        "The toll is 14, the Rope Guild said. It had first given 12.\n"
        "Nobody is to blame, a spokesman said.\nCorrection: the mill is not gone."
    )
    guild = "organisation: Rope Guild"
    return pages(
        (
            "2031-05-04",
            f"{toll}, the Rope Guild said.\n{FACT}.\n{REST}",
            [{"content": toll, "by": guild, "said": "2031-05-04"}, {"content": FACT}],
        ),
        ("2031-05-05", f"{toll}, it said.\n{FACT}.\n{REST}", [{"content": toll, "by": guild}]),
        (
            "2031-05-09",
            later,
            [
                {"content": "The toll is 14", "by": guild, "said": "2031-05-09"},
                {"content": "12", "by": guild},
                {"content": "Nobody is to blame", "by": "unnamed: spokesman", "role": "spokesman"},
                {"content": "the mill is not gone"},
            ],
        ),
        (
            "2031-05-06",
            "The hemp was wet, two carters said. The guild paid, Ilda Marren says.",
            [
                {"content": "The hemp was wet", "by": "unnamed: two carters"},
                {"content": "The guild paid", "by": "Ilda Marren"},
            ],
        ),
    )


@given(seed=st.integers(1, 10_000))
@settings(max_examples=12, deadline=None)
def test_the_order_of_articles_and_claims_changes_neither_statements_nor_origins(
    seed: int,
) -> None:
    plain, other = linked(mixed()), linked(mixed(), seed)
    assert other.statements == plain.statements
    assert other.origins == plain.origins
    assert other.copies == plain.copies
