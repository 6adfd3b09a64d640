"""A ledger of several pieces: four invented affairs that have nothing to do with each other."""

from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

from builders import Story, article
from sayso import pipeline
from sayso.model import Reading
from sayso.store.writer import Writer
from sayso.trace import versions

# Where, who was killed, who speaks, and what else is told of it, so that nobody takes two for one.
AFFAIRS = (
    (
        "Osk",
        "sailors",
        "Ada Brenn",
        (
            "The ferry Grey Heron sank off the mole after it struck a wreck at night. "
            "Divers of the tug Halyard searched the hull, and fishermen took people in."
        ),
    ),
    (
        "Lintz",
        "masons",
        "Orin Vale",
        (
            "Lightning set fire to the belfry and the nave roof came down on the scaffold at noon. "
            "The cloister organ by Anton Hollis was carried out by choir boys."
        ),
    ),
    (
        "Karva",
        "miners",
        "Tess Quillan",
        (
            "Firedamp exploded in the lower seam of the Copperhill pit after noon. "
            "The winding engine stood still for hours, and lamps were lowered by rope."
        ),
    ),
    (
        "Mirrow Pass",
        "skiers",
        "Jon Tarrow",
        (
            "Snow slid from the northern cornice and buried the lift and a ski school. "
            "Dogs and probes were brought by helicopter, and the hotel became a hospital."
        ),
    ),
)
DAYS = (("Post", 4, "Four"), ("Echo", 5, "Six"), ("Mail", 7, "Six"))
QUESTIONS = tuple(f"How many {who} were killed in {where}?" for where, who, _, _ in AFFAIRS)


@cache
def readings() -> tuple[Reading, ...]:
    """Three articles of each affair, the third of them edited later."""
    story = Story()
    for number, (where, who, voice, told) in enumerate(AFFAIRS):
        for outlet, day, toll in DAYS:
            counted = f"{toll} {who} were killed in {where}"
            text = f"{told} {counted}, {voice} said in the {outlet} on day {day}."
            when = f"2031-{2 * number + 1:02}-{day:02}"
            story.add(
                article(f"{outlet} {number}", outlet, when, text),
                {"content": counted, "by": voice, "said": when},
            )
        gone = f"{told} An earlier text of this page had a figure, which we took out."
        story.add(article(f"Mail {number}", "Mail", f"2031-{2 * number + 1:02}-09", gone))
    return tuple(
        Reading(one, (), tuple(each for each in story.claims if each.article == one.id))
        for one in versions.find(story.articles)
    )


def ledger(path: Path, some: Iterable[Reading], *, linked: bool = True) -> Path:
    """A ledger of these, in one run."""
    chosen = tuple(some)
    there = {each.article.id for each in chosen}
    with Writer(path) as writer:
        writer.add([each if each.article.version_of in there else _first(each) for each in chosen])
    if linked:
        pipeline.link(path)
    return path


def _first(one: Reading) -> Reading:
    """A version whose older one is not there is a version of nothing."""
    return replace(one, article=replace(one.article, version_of=None))
