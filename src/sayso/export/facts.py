"""Facts: what the machine read from a claim's words, line by line, each with what it rests on."""

from dataclasses import dataclass

from sayso.export import wording
from sayso.model import Claim, Measure, Place, Quantity, Source


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the machine's reading; ``note`` says on what it rests."""

    label: str
    value: str
    note: str = ""
    href: str = ""


def of(claim: Claim) -> list[Fact]:
    """The reading of one claim, in the order a reader weighs it."""
    facts = [_source(claim.source)] if claim.source else [Fact("Source", "the outlet's own voice")]
    facts += [
        Fact("Kind", wording.ATTRIBUTIONS[claim.kind][0], wording.ATTRIBUTIONS[claim.kind][1]),
        Fact("Act", wording.ACTS[claim.act][0], wording.ACTS[claim.act][1]),
        Fact("Stance of the reporter", wording.STANCES[claim.stance][0]),
        Fact("Speaker's certainty", wording.CERTAINTIES[claim.certainty]),
        Fact("Polarity", claim.polarity.value),
    ]
    facts += [_quantity(each) for each in claim.quantities]
    facts += [_place(each) for each in claim.places]
    facts.append(Fact("Said", wording.when(claim.said), wording.basis(claim.said)))
    if claim.happened:
        facts.append(Fact("Happened", wording.when(claim.happened), wording.basis(claim.happened)))
    return facts


def _source(source: Source) -> Fact:
    mention = (
        f"“{source.span.words}” → " if source.span and source.span.words != source.name else ""
    )
    about = ", ".join(part for part in (source.role, source.affiliation) if part)
    value = f"{mention}{source.name} ({source.kind.value}{'; ' + about if about else ''})"
    return Fact("Source", value, wording.why(source.why) if source.why else "")


def _quantity(quantity: Quantity) -> Fact:
    unit = f" {quantity.unit}" if quantity.unit else ""
    of = f" of “{quantity.of}”" if quantity.of else ""
    value = f"“{quantity.span.words}” → {wording.bounds(quantity)}{unit}{of}"
    notes = [_moved(quantity)] if quantity.change is not None else []
    if quantity.measure is not Measure.UNSTATED:
        notes.append(f"{quantity.measure.value} figure")
    return Fact("Number", value, "; ".join(notes))


def _place(place: Place) -> Fact:
    value = place.name if place.name == place.span.words else f"“{place.span.words}” → {place.name}"
    return Fact("Place", value, place.id or "no gazetteer entry")


def _moved(quantity: Quantity) -> str:
    """Which way a figure moved: ``up by this much``, ``down to this, from 800``."""
    if quantity.change is None:
        return ""
    which = f"{quantity.change.value} {'by this much' if quantity.changed_by else 'to this'}"
    before = quantity.changed_from
    return which if before is None else f"{which}, from {wording.number(before)}"
