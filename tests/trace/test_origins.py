"""Root voices and occasions; repetition makes no second origin."""

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
