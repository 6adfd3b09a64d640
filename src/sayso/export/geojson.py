"""GeoJSON (RFC 7946): a feature for each place a claim names, where the gazetteer has it."""

from collections.abc import Iterator
from typing import Final

from sayso.export import contract, deposit, naming, streams
from sayso.export.deposit import Deposit, Line
from sayso.lexicon import gazetteer
from sayso.model import Article, Claim, Place

KEEPS: Final = (
    "every claim that names a place, once for each place, with its words, source, act, numbers, "
    "dates, citation and ids; places without coordinates as features without geometry"
)
LOSES: Final = (
    "claims that name no place are left out",
    "a country or region is one point, the middle of its towns (see place.precision), no outline",
    "coordinates are the gazetteer's, to a hundredth of a degree, of the name and not of the event",
    "one place of several of a name is marked unsure; a place no gazetteer holds has no geometry",
    "of questions and origins only the ids are kept, of the chain of reporting only the names",
)


def render(whole: Deposit) -> Iterator[bytes]:
    """One FeatureCollection; ``sayso`` is a foreign member (RFC 7946, section 6.1)."""
    after = {"sayso": deposit.about(whole, LOSES)}
    yield from streams.array({"type": "FeatureCollection"}, "features", _features(whole), after)
    yield b"\n"


def _features(whole: Deposit) -> Iterator[Line]:
    for article, claims in whole.readings():
        for claim in claims:
            for number, place in enumerate(claim.places, 1):
                yield {
                    "type": "Feature",
                    "id": f"{claim.id}/{number}",
                    "geometry": _point(place),
                    "properties": _properties(whole, article, claim, place),
                }


def _point(place: Place) -> Line | None:
    """Longitude first, as RFC 7946 has it."""
    known = gazetteer.entry(place.id) if place.id else None
    if known is None:
        return None
    return {"type": "Point", "coordinates": [known.longitude, known.latitude]}


def _properties(whole: Deposit, article: Article, claim: Claim, place: Place) -> Line:
    received = whole.received_at(article)
    decisions = deposit.corrections(whole.decisions.get(claim.id, ()))
    return {
        "claim": claim.id,
        "place": {
            "text": place.span.words,
            "name": place.name,
            "id": place.id,
            "precision": place.precision,
            "country": place.country,
            "unsure": place.unsure,
            "span": [place.span.start, place.span.end],
        },
        "text": claim.words,
        "told": deposit.says(claim),
        "source": claim.voice.name,
        "identity": whole.speaker(claim),
        "chain": [hop.name for hop in claim.chain],
        "act": claim.act.value,
        "stance": claim.stance.value,
        "certainty": claim.certainty.value,
        "polarity": claim.polarity.value,
        "quantities": [
            {"text": each.span.words, "low": each.low, "high": each.high, "of": each.of}
            for each in claim.quantities
        ],
        "said": contract.when_line(claim.said),
        "happened": None if claim.happened is None else contract.when_line(claim.happened),
        "day_said": naming.day(claim.said),
        "questions": [each.id for each in whole.questions.get(claim.id, ())],
        "citation": deposit.citation(article, received, claim),
        "decisions": decisions,
    }
