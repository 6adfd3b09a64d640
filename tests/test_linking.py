"""One more article gives the ledger that linking everything anew would give, to the byte."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builders import Story, article
from sayso import linking, pipeline, rows
from sayso.link import joining, pieces, shelf
from sayso.model import Decision, Linked, Mark, Reading, Verdict, standing
from sayso.store import verify
from sayso.store.view import View
from sayso.store.writer import Writer

# Town, what, who speaks, and as what. The first and the third are of one town and one speaker; the
# second and the fourth have a speaker of one name and two offices.
AFFAIRS = (
    ("Vell", "Lady Orm", "Ilda Marren", "harbour master"),
    ("Ostrel", "the cathedral", "Dov Istrin", "bishop"),
    ("Vell", "Grey Gannet", "Ilda Marren", "harbour master"),
    ("Tarnby", "the coach", "Dov Istrin", "goalkeeper"),
)
TOLD = """
The ferry Lady Orm sank off Vell after it struck a wreck. Divers of the tug Orm Hand searched the \
hull for the purser, Tomas Breck, and closed the strait to tankers; fishing boats took passengers.
Lightning set fire to the cathedral roof of Ostrel and to the belfry. Masons of the Quill guild \
propped the nave, and the organ by Anders Holt was carried with its pipes into the cloister garden.
A crane fell on the quay of Vell while the Grey Gannet took on timber. Inspectors of the Board of \
Works measured the jib, which the Runcorn Foundry had cast from poor steel in a cracked mould.
Snow buried the stadium road to Tarnby and a coach of supporters. Ploughs from Ryle dug all night, \
and the cup final against Quill Rovers was put off until the thaw, with tickets good for April.
""".strip().splitlines()
THINGS = ("sailors", "masons", "sailors", "supporters")
ORDERS = st.permutations(range(12))
FEW = settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))


@cache
def readings() -> tuple[Reading, ...]:
    """Three articles of each affair, two months after the one before."""
    story = Story()
    for number, (town, ship, person, office) in enumerate(AFFAIRS):
        for day, outlet, toll in ((4, "Post", "four"), (5, "Echo", "six"), (7, "Mail", "six")):
            counted = f"{toll.title()} {THINGS[number]} were killed in {town}"
            text = (
                f"{TOLD[number]} {counted}, {person} said in the {outlet} on day {day}. "
                f"Officials said that {ship} was {number}{day} times insured."
            )
            when = f"2031-{2 * number + 1:02}-{day:02}"
            story.add(
                article(f"{outlet} {number}", outlet, when, text),
                {"content": counted, "by": person, "role": office, "said": when},
                {"content": f"{ship} was {number}{day} times insured", "by": "unnamed: Officials"},
            )
    claims = {each.id: [c for c in story.claims if c.article == each.id] for each in story.articles}
    return tuple(Reading(each, (), tuple(claims[each.id])) for each in story.articles)


def anew() -> Linked:
    every = readings()
    return pipeline.linked(
        [one.article for one in every], [claim for one in every for claim in one.claims]
    )


def grown(ledger: Path, order: Sequence[int], step: int = 1) -> None:
    """Add so many articles at a time, and link each time."""
    for first in range(0, len(order), step):
        with Writer(ledger) as writer:
            writer.add([readings()[number] for number in order[first : first + step]])
        pipeline.link(ledger)


def content(linked: Linked) -> bytes:
    nouns = {name: [rows.to_row(noun) for noun in getattr(linked, name)] for name in rows.LINKED}
    return orjson.dumps(nouns)


def held(ledger: Path) -> Linked:
    with View(ledger) as view:
        return view.linked()


def test_the_affairs_are_pieces_that_share_voices_and_words() -> None:
    found = anew()
    made = pieces.find(one.article for one in readings())
    assert len(made) > 1
    names = [each.name for each in found.identities]
    assert names.count("Ilda Marren") == 1, "one harbour master in two affairs"
    assert names.count("Dov Istrin") == 2, "a bishop and a goalkeeper"
    assert any("another office" in why.detail for doubt in found.doubts for why in doubt.why)
    ids = [each.id for each in found.questions]
    assert len(set(ids)) == len(ids) > 1, "questions of one wording in two affairs are two"
    assert names.count("Officials") >= 4, "unnamed in each"


@given(ORDERS, st.sampled_from([1, 5, 12]))
@FEW
def test_any_order_gives_the_ledger_of_linking_anew(order: list[int], step: int) -> None:
    with TemporaryDirectory() as folder:
        ledger = Path(folder) / "sayso.db"
        grown(ledger, order, step)
        assert content(held(ledger)) == content(anew())
        assert verify.find(ledger) == ()


@given(ORDERS)
@FEW
def test_so_it_does_where_caps_cut(order: list[int]) -> None:
    with (
        TemporaryDirectory() as folder,
        patch.object(pieces, "CAP", 2),
        patch.object(pieces, "NEAREST", 2),
        patch.object(shelf, "NEAREST", 2),
        patch.object(linking, "NEAREST", 2),
    ):
        ledger = Path(folder) / "sayso.db"
        grown(ledger, order)
        assert content(held(ledger)) == content(anew())
        cut = [why for story in held(ledger).stories for why in story.why if why.rule == "cut-off"]
        assert cut, "what the cap cut off is said"


def test_one_more_article_touches_nothing_else(tmp_path: Path) -> None:
    ledger = tmp_path / "sayso.db"
    grown(ledger, range(11), 11)
    before = held(ledger)
    grown(ledger, [11])
    with View(ledger) as view:
        placed = [row["unit"] for row in view.records("placings_of_runs") if row["run"] == 2]
        touched = {name for name in placed if name.startswith("art_")}
        members = {
            article
            for piece in view.pieces()
            for article in piece.articles
            if piece.name in touched
        }
    assert {one.article.id for one in readings()[9:]} <= members
    assert len(members) < len(readings()), "the other affairs are not written again"
    after = {each.id: each for each in held(ledger).questions}
    kept = [each for each in before.questions if each.id in after]
    assert len(kept) >= len(before.questions) - 1
    pipeline.link(ledger)
    with View(ledger) as view:
        assert len(view.runs()) == 2, "nothing new, no run"


def test_a_judgement_brings_two_pieces_together_and_taking_it_back_parts_them(
    tmp_path: Path,
) -> None:
    ledger = tmp_path / "sayso.db"
    grown(ledger, range(12), 12)
    before = content(held(ledger))
    bishop, keeper = readings()[3].article.id, readings()[9].article.id
    with Writer(ledger) as writer:
        marks = Mark(bishop, "Dov Istrin"), Mark(keeper, "Dov Istrin")
        made = writer.judge(Decision(Verdict.SAME, *marks), by="ana")
    pipeline.link(ledger)
    found = held(ledger)
    assert [each.name for each in found.identities].count("Dov Istrin") == 1
    with View(ledger) as view:
        judged = standing(view.judgements())
    every = readings()
    claims = [claim for one in every for claim in one.claims]
    wanted = pipeline.linked([one.article for one in every], claims, judged)
    assert content(found) == content(wanted)
    with Writer(ledger) as writer:
        writer.undo(made.id, by="ana")
    pipeline.link(ledger)
    assert content(held(ledger)) == before


@pytest.mark.parametrize("after", ["_link_pieces", "_units"])
def test_what_was_broken_off_is_completed(tmp_path: Path, after: str) -> None:
    ledger = tmp_path / "sayso.db"
    grown(ledger, range(8), 8)
    with Writer(ledger) as writer:
        writer.add([readings()[number] for number in range(8, 12)])
    with (
        patch.object(linking, after, side_effect=KeyboardInterrupt),
        pytest.raises(KeyboardInterrupt),
    ):
        pipeline.link(ledger)
    pipeline.link(ledger)
    assert content(held(ledger)) == content(anew())


def test_two_processes_give_the_ledger_of_one(tmp_path: Path) -> None:
    ledger = tmp_path / "sayso.db"
    with Writer(ledger) as writer:
        writer.add(readings())
    with patch.object(linking, "CHUNK", 1):  # so that few pieces are spread too
        linking.link(ledger, workers=2)
    assert content(held(ledger)) == content(anew())


def test_other_rules_settle_anew_who_is_who(tmp_path: Path) -> None:
    ledger = tmp_path / "sayso.db"
    grown(ledger, range(12), 12)
    before = held(ledger)
    nobody = joining.Voices({}, ())
    with (
        patch.object(linking, "RULES", "other"),
        patch.object(joining, "voices_of", return_value=nobody),
    ):
        pipeline.link(ledger)
    assert not held(ledger).identities
    pipeline.link(ledger)
    assert content(held(ledger)) == content(before)


def test_after_linking_in_one_go_pieces_settle_who_is_who(tmp_path: Path) -> None:
    ledger = tmp_path / "sayso.db"
    grown(ledger, range(12), 12)
    with Writer(ledger) as writer:
        writer.link(Linked())
    assert not held(ledger).identities
    pipeline.link(ledger)
    assert content(held(ledger)) == content(anew())
