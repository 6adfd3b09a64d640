"""Who held an office when an article was written, where the article leaves it unsaid."""

import re

from sayso.extract.cast.mention import Mention
from sayso.extract.cast.people import Person
from sayso.extract.cast.roles import Described
from sayso.lexicon.tenures import Tenure, holder
from sayso.model import Why

YEAR = re.compile(r"(?<![\w.,])(?:19|20)\d\d(?!\w)")


def office_holder(here: Mention, described: Described) -> Tenure | None:
    """As in "the Orvan president": who the table says it was on the day of the article.

    Only where the article's days are known, the phrase says whose office it is and nothing else
    ("former", "acting" and "deputy" are other offices), and its sentence speaks of no other year.
    """
    published = here.spot.published
    if published is None or published.earliest is None or published.latest is None:
        return None
    if not described.role or not described.affiliation or described.determiner in {"a", "an"}:
        return None
    year = str(published.latest.year)
    if any(found.group() != year for found in YEAR.finditer(here.sentence.span.words)):
        return None
    days = published.earliest, published.latest
    return holder(described.role, described.affiliation, *days)


def named_person(here: Mention, tenure: Tenure) -> Person | None:
    """The holder as a person the article names, without saying the office."""
    pattern = re.compile(rf"(?:{tenure.name})")
    fits = [p for p in here.spot.names.people if pattern.fullmatch(p.name)]
    return fits[0] if len(fits) == 1 else None


def reason(here: Mention, tenure: Tenure) -> Why:
    """Which rule, and between which days the office was held."""
    terms = " or ".join(term.replace("/", " to ").strip() for term in tenure.terms)
    detail = f"{tenure.full_name} was {tenure.office} of {tenure.of}: {terms}"
    return Why("held the office on the article's day", here.span, detail)
