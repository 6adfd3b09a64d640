"""Reporting verbs (cues.toml) and the words around them that change what was done by speaking."""

from dataclasses import dataclass
from functools import cache

from sayso.lexicon.loader import load


@dataclass(frozen=True, slots=True)
class ReportingVerb:
    """A verb by which text credits somebody; ``word`` is its lemma, with a particle if it has one.

    ``act``, ``stance``: values of Act and Stance. ``frames``: what its content may look like.
    """

    word: str
    act: str
    frames: tuple[str, ...]
    example: str
    stance: str = "neutral"


@dataclass(frozen=True, slots=True)
class CueNoun:
    """A noun that carries a content ("claim that …", "reports of …") or stands for a source.

    ``act`` is what its holder did; ``document``: it can be the voice ("the report says").
    """

    word: str
    act: str
    example: str
    stance: str = "neutral"
    document: bool = False


@dataclass(frozen=True, slots=True)
class Marker:
    """A word or phrase with one value on one facet.

    "stance", "certainty", "act": shifts that facet of the claim it stands in. "credit": introduces
    a source. "media", "voice": marks a noun phrase as an outlet, or as somebody who may head a
    headline. "commenting": what one declines to do. "concern": what one raises.
    "withheld": what one gives none of. "denial": denies whatever verb reports it. "deferring":
    passes a question on. "hearsay": what is dismissed because it was said. "manner": stands for a
    verb of saying before a colon. "relaying": what an outlet does that passes words on ("relaying
    if citing": only where it names whom it cites); "citing": introduces whom it cites. "hearing":
    what one has from others by; "telling": tells of "it"; "held by": takes "by her account" for
    object; "silence": what one does not do who says nothing; "uttering": what is done to a
    statement; "sworn": asserts what was and promises what will be; "unsaid": never done, it is
    denied.

    What turns an act: "denied if not"; "own deed": what one confirms by telling that one did it;
    "voicing" and "voiced": what is expressed tells the act; "unproven": there is none of it for a
    claim that is denied; "granted": a thing, not a claim, that is denied; "turning down", "turned
    down": an offer, not a claim; "judging": calls a thing something; "handing over": gives a thing;
    "settling": what one stops short of; "passing on", "passed on", "keeping", "silent", "no word":
    refusals; "plea". What tells certainty and polarity: "held to be so": in the passive, said by
    nobody in particular; "neg raising": not thought is thought not; "factive": so even where it is
    not told; "coming time". "stance of a name": doubts what something is called.
    """

    word: str
    facet: str
    value: str
    example: str


@cache
def reporting_verbs() -> dict[str, ReportingVerb]:
    """All reporting verbs by lemma."""
    return {entry.word: entry for entry in load("cues", ReportingVerb)}


@cache
def cue_nouns() -> dict[str, CueNoun]:
    """All content-bearing nouns by lemma."""
    return {entry.word: entry for entry in load("cue_nouns", CueNoun)}


@cache
def phrases(facet: str) -> dict[str, str]:
    """Lower-cased words and phrases of one facet of markers.toml, with their values."""
    return {entry.word: entry.value for entry in load("markers", Marker) if entry.facet == facet}


@cache
def media_words() -> frozenset[str]:
    """Words that make a source an outlet ("the agency", "local media")."""
    return frozenset(phrases("media"))
