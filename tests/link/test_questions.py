"""Questions, answers and links over invented stories."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from builders import SCENES, Story, article, asked, linked, relations
from sayso.model import Act, Article, Claim, Linked, Measure, Polarity, QuestionKind, Relation

MANY = "How many Lumerian troops are in France?"
DENIAL = {"act": "deny", "polarity": Polarity.NEGATIVE}
THERE = "Are Lumerian troops in France?"


def text(*sentences: str) -> str:
    return "A report\n\n" + " ".join(sentences)


def border() -> Story:
    """Two governments and two experts on how many soldiers crossed; one refuses, one denies."""
    story = Story()
    story.add(
        article(
            "a.txt",
            "Harbour Post",
            "2031-05-04",
            text(
                "About 8,000 Lumerian soldiers have been sent to France, the minister Ilda "
                "Marren said.",
                "Lumeria denied that its troops were in France.",
            ),
        ),
        {
            "content": "About 8,000 Lumerian soldiers have been sent to France",
            "by": "Ilda Marren",
            "role": "minister",
            "said": "2031-05-03",
        },
        {
            "content": "its troops were in France",
            "by": "state: Lumeria",
            "act": "deny",
            "polarity": Polarity.NEGATIVE,
            "said": "2031-05-04",
        },
    )
    story.add(
        article(
            "b.txt",
            "Coast Wire",
            "2031-05-10",
            text(
                "Now about 10,000 troops from Lumeria are in France, Marren told reporters.",
                "The Amber Palace refused to comment on such claims.",
                "Over 300 Lumerian soldiers were killed in France, said Tor Vask.",
                "Snow closed the pass of Skarn above the Ovelle.",
            ),
        ),
        {
            "content": "about 10,000 troops from Lumeria are in France",
            "by": "Marren",
            "role": "minister",
            "said": "2031-05-09",
        },
        {
            "content": "such claims",
            "by": "organisation: Amber Palace",
            "act": "decline",
            "said": "2031-05-10",
        },
        {
            "content": "Over 300 Lumerian soldiers were killed in France",
            "by": "Tor Vask",
            "said": "2031-05-10",
        },
    )
    story.add(
        article(
            "c.txt",
            "Vell Daily",
            "2031-05-11",
            text(
                "Only 3,000 Lumerian soldiers are in France, analyst Pell Ostrum said.",
                "The pass of Skarn is closed, and the Ovelle has frozen.",
            ),
        ),
        {
            "content": "Only 3,000 Lumerian soldiers are in France",
            "by": "Pell Ostrum",
            "said": "2031-05-10",
        },
    )
    return story


@pytest.fixture(scope="module")
def found() -> Linked:
    return linked(border())


def test_how_many_is_asked_once_for_all_words_of_being_there(found: Linked) -> None:
    question = asked(found, MANY)
    assert question.kind is QuestionKind.HOW_MANY
    told = [(a.name, a.low, a.high, a.approximate) for a in question.answers]
    assert told == [
        ("Ilda Marren", 8000, 8000, True),
        ("Ilda Marren", 10000, 10000, True),
        ("Pell Ostrum", 3000, 3000, False),
    ]


def test_a_voice_revises_and_another_contradicts_with_the_figures_as_reason(found: Linked) -> None:
    question = asked(found, MANY)
    assert relations(question) == {"revises": 1, "contradicts": 1}
    clash = next(link for link in question.links if link.relation.value == "contradicts")
    assert "10,000" in clash.why.detail
    assert "3,000" in clash.why.detail


def test_the_dead_are_not_counted_with_those_present(found: Linked) -> None:
    killed = asked(found, "How many Lumerian troops were killed in France?")
    assert [(a.low, a.high) for a in killed.answers] == [(300, None)]
    assert killed.scope.measure is Measure.CUMULATIVE


def test_denial_and_refusal_stand_on_the_question_they_answer(found: Linked) -> None:
    question = asked(found, THERE)
    acts = {answer.name: (answer.act, answer.polarity) for answer in question.answers}
    assert acts["Lumeria"] == (Act.DENY, Polarity.NEGATIVE)
    assert acts["Amber Palace"] == (Act.DECLINE, Polarity.UNSTATED)
    assert relations(question)["declines"] == 1
    assert relations(question)["denies"] == 1


def test_the_denial_is_on_the_left(found: Linked) -> None:
    question = asked(found, THERE)
    by_claim = {claim: a.name for a in question.answers for claim in a.claims}
    denial = next(link for link in question.links if link.relation.value == "denies")
    assert (by_claim[denial.left], by_claim[denial.right]) == ("Lumeria", "Ilda Marren")


def test_three_counts_are_three_counts(found: Linked) -> None:
    question = asked(found, MANY)
    assert (question.outlets, question.families, question.origins) == (3, 3, 3)


@pytest.mark.parametrize("seed", [1, 2, 3, 4, 5])
def test_the_order_of_input_changes_nothing(found: Linked, seed: int) -> None:
    assert linked(border(), seed) == found


def test_the_id_of_a_question_survives_a_new_article(found: Linked) -> None:
    story = border()
    more = text("At least 9,500 Lumerian soldiers are in France, the envoy Una Brell said.")
    story.add(
        article("d.txt", "Ostrel Times", "2031-05-12", more),
        {
            "content": "At least 9,500 Lumerian soldiers are in France",
            "by": "Una Brell",
            "said": "2031-05-12",
        },
    )
    assert asked(linked(story), MANY).id == asked(found, MANY).id


def one_side(first: str, second: str) -> Story:
    """Two states accuse each other; told in the same words whoever comes first."""
    story = Story()
    words = text(
        f"{first}n soldiers are in Ostrel Valley, {second} said.",
        f"{first} denied it.",
        f"Some 400 {second}n soldiers were killed, {first} said.",
    )
    story.add(
        article("m.txt", "Harbour Post", "2031-05-04", words),
        {
            "content": f"{first}n soldiers are in Ostrel Valley",
            "by": f"state: {second}",
            "said": "2031-05-04",
        },
        {
            "content": "it",
            "by": f"state: {first}",
            "act": "deny",
            "polarity": Polarity.NEGATIVE,
            "said": "2031-05-04",
        },
        {
            "content": f"Some 400 {second}n soldiers were killed",
            "by": f"state: {first}",
            "said": "2031-05-04",
        },
    )
    return story


def shape(found: Linked) -> set[tuple[object, ...]]:
    return {
        (
            q.wording,
            tuple((a.name, a.low, a.high, a.act, a.polarity) for a in q.answers),
            tuple(sorted(link.relation.value for link in q.links)),
        )
        for q in found.questions
    }


def test_swapping_the_sides_mirrors_the_questions() -> None:
    straight, mirrored = (
        linked(one_side("Lumeria", "Sarnia")),
        linked(one_side("Sarnia", "Lumeria")),
    )
    mark = "\x00"

    def turn(words: str) -> str:
        return words.replace("Lumeria", mark).replace("Sarnia", "Lumeria").replace(mark, "Sarnia")

    turned = {
        (turn(w), tuple(sorted((turn(a[0]), *a[1:]) for a in answers)), links)
        for w, answers, links in shape(straight)
    }
    assert turned == {(w, tuple(sorted(a)), links) for w, a, links in shape(mirrored)}
    assert turned


def two_sides(first: str, second: str) -> Story:
    """Both count the same dead; a judge agrees with one, the other raises its figure and denies."""
    story = Story()
    told = (
        ("a.txt", "2031-05-04", f"state: {first}", f"400 {second}n soldiers were killed", {}),
        ("b.txt", "2031-05-04", f"state: {second}", f"40 {second}n soldiers were killed", {}),
        ("c.txt", "2031-05-05", "Ilda Marren", f"In all 40 {second}n troops have died", {}),
        ("d.txt", "2031-05-09", f"state: {second}", f"60 {second}n soldiers were killed", {}),
        ("e.txt", "2031-05-04", f"state: {second}", f"{first}n troops crossed the river Tern", {}),
        (
            "f.txt",
            "2031-05-05",
            f"state: {first}",
            f"{first}n troops crossed the river Tern",
            DENIAL,
        ),
    )
    for (name, day, by, content, more), scene in zip(told, SCENES, strict=True):
        made = article(name, f"Post {name}", day, text(f"{content} in Ostrel Valley.", scene))
        story.add(made, {"content": f"{content} in Ostrel Valley", "by": by, "said": day, **more})
    return story


def ties(found: Linked, turn: Callable[[str], str]) -> set[tuple[object, ...]]:
    """Who stands how to whom on which question, with the parts; either way round."""
    rows = set()
    for question in found.questions:
        name = {claim: turn(a.name) for a in question.answers for claim in a.claims}
        for link in question.links:
            ends = sorted((name[link.left], name[link.right]))
            parts = {(p.facet, *sorted((turn(p.left), turn(p.right))), p.clash) for p in link.parts}
            told = (turn(question.wording), link.relation, *ends, frozenset(parts))
            rows.add((*told, link.why.rule))
    return rows


def test_swapping_the_sides_mirrors_the_links() -> None:
    def turn(words: str) -> str:
        marked = words.replace("Lumeria", "\x00").replace("Sarnia", "Lumeria")
        return marked.replace("\x00", "Sarnia")

    straight = ties(linked(two_sides("Lumeria", "Sarnia")), turn)
    mirrored = ties(linked(two_sides("Sarnia", "Lumeria")), str)
    assert straight == mirrored
    found = {row[1].value for row in straight if isinstance(row[1], Relation)}
    assert found >= {"contradicts", "revises", "corroborates", "denies"}


def test_a_figure_of_another_thing_is_no_answer() -> None:
    story = Story()
    words = text(
        "Some 900 Lumerian soldiers are in France.", "Some 900 Lumerian doctors are in France."
    )
    story.add(
        article("t.txt", "Harbour Post", "2031-05-04", words),
        {"content": "Some 900 Lumerian soldiers are in France", "by": "Ilda Marren"},
        {"content": "Some 900 Lumerian doctors are in France", "by": "Tor Vask"},
    )
    found = linked(story)
    assert [a.name for a in asked(found, MANY).answers] == ["Ilda Marren"]
    assert all(not q.links for q in found.questions)


def test_figures_of_distant_days_do_not_contradict() -> None:
    story = Story()
    for name, day, count in (
        ("Ilda Marren", "2031-05-04", "8,000"),
        ("Tor Vask", "2031-07-20", "2,000"),
    ):
        content = f"{count} Lumerian soldiers are in France"
        story.add(
            article(f"{day}.txt", f"Post {day}", day, text(f"{content}, {name} said.")),
            {"content": content, "by": name, "said": day},
        )
    question = asked(linked(story), MANY)
    assert len(question.answers) == 2
    assert relations(question)["contradicts"] == 0


def test_the_older_figure_is_revised_by_who_sets_the_newer_beside_it() -> None:
    story = Story()
    words = text(
        "The foreign secretary said that 8,000 Lumerian soldiers were in France.",
        "Now 10,000 Lumerian soldiers are in France, Dale Orm said.",
    )
    made = article("r.txt", "Harbour Post", "2031-05-04", words)
    whole = "The foreign secretary said that 8,000 Lumerian soldiers were in France"
    story.add(made, {"content": whole, "by": "Dale Orm"})
    inner = {"content": "8,000 Lumerian soldiers were in France", "by": "foreign secretary"}
    story.claims.append(replace(story.claim(made, **inner), parent=story.claims[0].id))
    story.claims.append(story.claim(made, "10,000 Lumerian soldiers are in France", "Dale Orm"))
    question = asked(linked(story), MANY)
    assert relations(question) == {"revises": 1}
    assert [a.name for a in question.answers] == ["Dale Orm", "foreign secretary"]


def test_wider_and_narrower_places_are_two_related_questions() -> None:
    story = Story()
    words = text(
        "Lumerian soldiers were sent to France, Ilda Marren said.",
        "Lumerian soldiers are in Bordeaux in France, Tor Vask said.",
    )
    made = article("w.txt", "Harbour Post", "2031-05-04", words)
    story.add(
        made,
        {"content": "Lumerian soldiers were sent to France", "by": "Ilda Marren", "act": "confirm"},
        {
            "content": "Lumerian soldiers are in Bordeaux in France",
            "by": "Tor Vask",
            "act": "confirm",
        },
    )
    found = linked(story)
    assert relations(asked(found, THERE))["widens"] == 1
    assert relations(asked(found, "Are Lumerian troops in Bordeaux?"))["narrows"] == 1


def test_a_town_lies_in_its_country_though_no_text_says_so() -> None:
    story = Story()
    words = text(
        "Lumerian soldiers were sent to France, Ilda Marren said.",
        "Lumerian soldiers are in Bordeaux, Tor Vask said.",
    )
    made = article("t.txt", "Harbour Post", "2031-05-04", words)
    story.add(
        made,
        {"content": "Lumerian soldiers were sent to France", "by": "Ilda Marren", "act": "confirm"},
        {"content": "Lumerian soldiers are in Bordeaux", "by": "Tor Vask", "act": "confirm"},
    )
    found = linked(story)
    assert relations(asked(found, THERE))["widens"] == 1
    assert relations(asked(found, "Are Lumerian troops in Bordeaux?"))["narrows"] == 1


def test_one_outlet_alone_raises_no_question_of_yes_or_no() -> None:
    story = Story()
    story.add(
        article("o.txt", "Harbour Post", "2031-05-04", text("The mill was closed on Monday.")),
        {"content": "The mill was closed on Monday"},
    )
    assert linked(story).questions == ()


def test_a_reply_to_something_else_is_tied_to_nothing() -> None:
    story = border()
    made = article("e.txt", "Sarn Echo", "2031-05-10", text("Una Brell declined to give her age."))
    story.add(made, {"content": "to give her age", "by": "Una Brell", "act": "decline"})
    names = {a.name for q in linked(story).questions for a in q.answers}
    assert "Una Brell" not in names


def test_a_question_that_was_cut_off_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sayso.link.relations.CAP", 1)
    question = asked(linked(border()), THERE)
    assert "cut off at 1" in question.links[0].why.detail


def test_every_answer_names_its_claims(found: Linked) -> None:
    story = border()
    claims: dict[str, Claim] = {claim.id: claim for claim in story.claims}
    texts: dict[str, Article] = {each.id: each for each in story.articles}
    for question in found.questions:
        for answer in question.answers:
            for key in answer.claims:
                assert answer.words in texts[claims[key].article].text


def test_two_tolls_of_one_day_without_a_place_are_two_questions() -> None:
    """Two stories, one day, the same words: their ids must differ, or a ledger cannot hold both."""
    story = Story()
    told = (
        (
            "bus",
            (
                "A coach fell off the Merrow viaduct. Its brakes had been checked in spring. "
                "Divers searched the gorge, cranes lifted the wreck, the firm sent lawyers"
            ),
            "12 people were killed",
        ),
        (
            "mill",
            (
                "Fire ran through the Tarlow flour mill at dawn. Sparks reached two granaries; "
                "hydrants were frozen, ladders too short, and bakers queued outside for news"
            ),
            "9 people were killed",
        ),
    )
    for name, scene, toll in told:
        made = article(
            f"{name}.txt", f"{name.title()} Post", "2031-05-04", text(scene + ".", toll + ".")
        )
        story.add(made, {"content": toll, "by": f"Ida {name.title()}", "said": "2031-05-04"})
    found = [q for q in linked(story).questions if q.kind is QuestionKind.HOW_MANY]
    assert len(found) == 2
    assert len({question.id for question in found}) == 2
