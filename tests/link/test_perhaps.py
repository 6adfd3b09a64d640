"""What speaks for one occurrence where articles stand in two stories."""

from builders import Story, article
from sayso.link import corpus, perhaps
from sayso.model import Answer, Article, Identity, SourceKind, Voice

FIRE = (
    "Five people were killed when the Hotel Marabel burned in Ostrel on May 3, firemen said. Among "
    "them was the cook, Orrin Vale, 44, of Tindel. The stairs of the Hotel Marabel were of wood."
)
TRIAL = (
    "The landlord of the Hotel Marabel in Ostrel, Ilda Quenby, was charged. Six people were killed "
    "when the Hotel Marabel burned on May 3, among them the cook Orrin Vale, 44, of Tindel."
)


def shared(*told: tuple[str, str]) -> str:
    """What is shared by two reports, each of a day, that tell one figure each."""
    story, answers = Story(), []
    for number, (day, text) in enumerate(told):
        made = article(f"{number}.txt", f"Post {number}", day, text)
        answers.append(answer(story, made))
    who = Identity("idn_x", "Post", SourceKind.OUTLET)
    voices = [Voice(claim.id, who.id) for claim in story.claims]
    known = corpus.gather(story.articles, story.claims, [who], voices)
    return perhaps.shared(known, answers[:1], answers[1:])


def answer(story: Story, made: Article) -> Answer:
    story.add(made, {"content": "people were killed"})
    claim = story.claims[-1]
    return Answer("idn_x", "Post", (claim.id,), claim.act, claim.polarity, claim.said)


def test_a_person_and_the_day_that_a_later_report_recalls() -> None:
    told = shared(("2031-05-04", FIRE), ("2031-11-20", TRIAL))
    assert told == "the later one recalls 2031-05-03, the same person: Vale 44, another toll"


def test_the_same_fire_of_another_day_is_another_one() -> None:
    assert not shared(("2031-05-04", FIRE), ("2031-11-20", TRIAL.replace("May 3", "June 9")))


def test_one_name_is_too_little() -> None:
    fire = FIRE.replace("Orrin Vale, 44,", "Orrin Vale")
    other = "Orrin Vale rowed in the regatta. Two people were killed in a brawl in Velm, he heard."
    assert not shared(("2031-05-04", fire), ("2031-05-04", other))


def test_who_tells_both_has_told_them_apart() -> None:
    assert not shared(("2031-05-04", FIRE), ("2031-05-04", FIRE))
