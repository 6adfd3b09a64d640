"""The scorer of linking sees every kind of error, and each in its own measure."""

import tomllib
from pathlib import Path

import linkgold
import linkscore
import pytest
from linkexport import exported
from linkgold import Gold, Tally
from linkscore import MEASURES

TEXTS = {
    "bell.txt": "Nine goats fell ill in Orrin, the vet Ana Lisk said. No well is foul, she said.",
    "horn.txt": "Lisk spoke of nine ill goats in Orrin. Seven goats were ill in Orrin, Tarn said. "
    "The mill declined to speak of goats. Forty goats are ill in all Venn, Bo Tarn said. "
    "Nine sheep are ill, he said. The well in Orrin is foul, the mill said.",
}
GOLD = """
held_out = false
article = [{file = "bell.txt", outlet = "Bell"}, {file = "horn.txt", outlet = "Horn"}]
claim = [
  {id = "a", article = "bell.txt", content = "Nine goats fell ill in Orrin", source = "Ana Lisk"},
  {id = "b", article = "bell.txt", content = "No well is foul", source = "Ana Lisk"},
  {id = "c", article = "horn.txt", content = "nine ill goats in Orrin", source = "Lisk"},
  {id = "d", article = "horn.txt", content = "Seven goats were ill in Orrin", source = "Bo Tarn"},
  {id = "e", article = "horn.txt", content = "of goats", source = "The mill", act = "decline"},
  {id = "f", article = "horn.txt", content = "Forty goats are ill in all Venn", source = "Bo Tarn"},
  {id = "g", article = "horn.txt", content = "Nine sheep are ill", source = "Bo Tarn"},
  {id = "h", article = "horn.txt", content = "The well in Orrin is foul", source = "The mill"},
]
identity = [
  {voice = "Ana Lisk", names = ["Ana Lisk", "Lisk"]},
  {voice = "Bo Tarn", names = ["Bo Tarn"]},
  {voice = "The mill", names = ["The mill"]},
]
one_statement = [{claims = ["a", "c"]}]
origin = [
  {claims = ["a", "b", "c"], known = true}, {claims = ["d", "f", "g"], known = true},
  {claims = ["e"], known = true}, {claims = ["h"], known = false},
]
question = [
  {id = "ill", kind = "how-many", wording = "How many goats are ill in Orrin?", answers = [
    {claim = "a", low = 9, high = 9}, {claim = "c", low = 9, high = 9},
    {claim = "d", low = 7, high = 7}, {claim = "e", silent = true}]},
  {id = "all", kind = "how-many", wording = "How many goats are ill in Venn?", answers = [
    {claim = "f", low = 40, high = 40}]},
  {id = "well", kind = "is-it-so", wording = "Is the well foul?", answers = [
    {claim = "b", polarity = "negative"}, {claim = "h", polarity = "positive"}]},
]
related = [{left = "all", right = "ill", relation = "wider"}]
link = [
  {question = "ill", left = "d", right = "a", relation = "contradicts"},
  {question = "ill", left = "e", right = "d", relation = "declines"},
  {question = "ill", left = "f", right = "d", relation = "widens"},
  {question = "well", left = "h", right = "b", relation = "contradicts", open = true},
]
apart = [
  {left = "g", right = "a", why = "other things"},
  {left = "f", right = "a", why = "other place"},
]
"""


class Export:
    """A faultless export of the small story, to be broken and scored."""

    def __init__(self, folder: Path) -> None:
        for name, text in TEXTS.items():
            (folder / name).write_text(text, "utf-8")
        rows = tomllib.loads(GOLD)
        for row in rows["claim"]:
            voice = "Ana Lisk" if row["source"] == "Lisk" else row["source"]
            row |= {"act": row.get("act", "assert"), "voice": voice}
        self.gold, self.folder = Gold(rows), folder
        self.lines, self.questions = exported(self.gold, folder)

    def question(self, name: str) -> dict:
        return next(row for row in self.questions if row["id"] == name)

    def link(self, name: str, left: str, relation: str, right: str) -> None:
        link = {"left": left, "right": right, "relation": relation, "why": []}
        self.question(name)["links"].append(link)

    def lowered(self) -> set[str]:
        tally = self.tally()
        return {what for what in MEASURES if tally.rate(what) < 1}

    def tally(self) -> Tally:
        aligned = linkgold.align(self.gold, self.lines, self.questions, self.folder)
        return linkscore.score(self.gold, aligned, self.questions)


@pytest.fixture
def export(tmp_path: Path) -> Export:
    return Export(tmp_path)


def test_a_perfect_export_of_the_small_story_has_something_to_count(export: Export) -> None:
    assert export.lowered() == set()
    counts = export.tally().counts
    assert {what for what in MEASURES if not counts.get(what)} == {
        f"{relation} {end}"
        for relation in ("revises", "denies", "corroborates", "repeats", "cannot-confirm")
        for end in ("precision", "recall")
    }


def test_a_lost_claim_lowers_all_it_takes_part_in(export: Export) -> None:
    del export.lines["d"]
    export.question("ill")["answers"].pop(2)
    assert export.lowered() == {
        *("claims", "answers recall", "links recall"),
        *("contradicts recall", "declines recall", "narrows recall"),
    }


def test_a_claim_credited_to_another_voice_is_not_found(export: Export) -> None:
    export.lines["d"]["source"] = {
        "name": "Ana Lisk",
        "text": "she",
        "kind": "person",
        "span": None,
    }
    export.question("ill")["answers"][2]["source"] = "Ana Lisk"
    lowered = export.lowered()
    assert {"claims", "answers precision", "answers recall", "contradicts recall"} <= lowered
    assert "contradicts precision" not in lowered


def test_a_wrong_figure_is_a_wrong_answer_in_a_found_question(export: Export) -> None:
    export.question("ill")["answers"][2] |= {"low": 70, "high": 70}
    assert export.lowered() == {"answers precision", "answers recall"}


def test_an_answer_shown_under_another_name_is_wrong(export: Export) -> None:
    export.question("ill")["answers"][2]["source"] = "Horn"
    export.lines["d"]["source"]["name"] = "Bo Tarn"
    assert export.lowered() == {"answers precision", "answers recall"}


def test_a_refusal_taken_for_an_answer_is_wrong(export: Export) -> None:
    export.question("ill")["answers"][3]["act"] = "assert"
    assert export.lowered() == {"answers precision", "answers recall"}


def test_yes_for_no_is_wrong_where_nothing_else_tells_how_it_was_asked(export: Export) -> None:
    export.question("well")["answers"][0]["polarity"] = "positive"
    assert export.lowered() == {"answers precision", "answers recall"}


def test_a_question_asked_the_other_way_round_is_the_same(export: Export) -> None:
    for answer in export.question("well")["answers"]:
        negative = answer["polarity"] == "negative"
        answer["polarity"] = "positive" if negative else "negative"
    assert export.lowered() == set()


def test_a_question_that_takes_in_another_is_impure(export: Export) -> None:
    moved = export.question("all")["answers"].pop()
    export.question("ill")["answers"].append(moved)
    assert {"questions purity", "answers precision", "answers recall"} <= export.lowered()
    assert "questions recall" not in export.lowered()


def test_a_claim_that_answers_nothing_makes_a_question_impure(export: Export) -> None:
    export.question("ill")["answers"][0]["claims"] = ["g"]
    assert {"questions purity", "answers precision"} <= export.lowered()


def test_a_question_never_asked_and_one_torn_apart_lower_recall(export: Export) -> None:
    torn = export.question("well")
    export.questions.append(torn | {"id": "well2", "answers": [torn["answers"].pop()]})
    assert export.tally().counts["questions recall"] == (2, 3)
    export.questions = [row for row in export.questions if row["id"] != "all"]
    assert export.tally().counts["questions recall"] == (1, 3)


@pytest.mark.parametrize(
    ("link", "lowered"),
    [
        (("g", "contradicts", "a"), {"contradicts precision", "links precision", "aparts"}),
        (("f", "corroborates", "c"), {"corroborates precision", "links precision", "aparts"}),
        (("f", "repeats", "a"), {"repeats precision", "links precision"}),
        (("c", "corroborates", "a"), {"corroborates precision", "links precision"}),
        (("d", "revises", "a"), {"revises precision", "links precision"}),
        (("d", "declines", "e"), {"declines precision", "links precision"}),
        (("a", "widens", "f"), {"narrows precision", "links precision"}),
        (("e", "denies", "a"), {"denies precision", "links precision"}),
        (("c", "repeats", "a"), set()),  # one statement
        (("a", "contradicts", "d"), set()),  # the same, the other way round
        (("d", "contradicts", "c"), set()),  # the same, from the other report of one statement
        (("h", "denies", "b"), set()),  # open
        (("e", "declines", "a"), set()),  # another pair with a refusal
        (("a", "narrows", "f"), set()),  # its question lies within the other's
    ],
)
def test_each_wrong_link_lowers_its_own_precision(
    export: Export, link: tuple[str, str, str], lowered: set[str]
) -> None:
    export.link("ill", *link)
    assert export.lowered() == lowered


@pytest.mark.parametrize("relation", ["contradicts", "declines"])
def test_a_missing_link_lowers_its_own_recall(export: Export, relation: str) -> None:
    row = export.question("ill")
    row["links"] = [link for link in row["links"] if link["relation"] != relation]
    assert export.lowered() == {f"{relation} recall", "links recall"}


def test_a_missing_scope_is_noticed(export: Export) -> None:
    for row in export.questions:
        row["links"] = [
            link for link in row["links"] if link["relation"] not in {"widens", "narrows"}
        ]
    assert export.lowered() == {"narrows recall", "links recall", "related"}


def test_wrong_links_count_once_however_many_claims_they_join(export: Export) -> None:
    export.link("ill", "g", "contradicts", "a")
    export.link("ill", "g", "contradicts", "c")
    assert export.tally().counts["contradicts precision"] == (1, 2)


@pytest.mark.parametrize(
    ("what", "claim", "joined", "lowered"),
    [
        ("statement", "c", "elsewhere", "statements recall"),
        ("statement", "d", "a", "statements precision"),
        ("origin", "g", "elsewhere", "origins recall"),
        ("origin", "h", "origin 1", "origins precision"),
        ("identity", "c", "somebody", "identities recall"),
    ],
)
def test_grouping_errors_lower_their_own_measure(
    export: Export, what: str, claim: str, joined: object, lowered: str
) -> None:
    export.lines[claim][what] = joined
    assert export.lowered() == {lowered}


def test_two_gold_claims_in_one_found_claim_are_not_compared(export: Export) -> None:
    export.lines["d"]["statement"] = export.lines["f"]["statement"]
    assert export.lowered() == {"statements precision"}
    spans = export.lines["d"]["content"]["spans"] + export.lines.pop("f")["content"]["spans"]
    export.lines["d"]["content"]["spans"] = spans
    assert "statements precision" not in export.lowered()


def test_two_voices_made_one_are_noticed(export: Export) -> None:
    for claim in ("e", "h"):
        export.lines[claim]["identity"] = "Bo Tarn"
    assert export.lowered() == {"identities precision"}


def test_origins_counted_twice_are_noticed(export: Export) -> None:
    export.question("ill")["origins"] = 5
    assert export.lowered() == {"origins counted"}


def test_tallies_add_up_by_cases() -> None:
    one, other = Tally(), Tally()
    one.add("claims", 1, 4)
    other.add("claims", 4, 4)
    assert (one + other).rate("claims") == 5 / 8
