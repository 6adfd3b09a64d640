"""Relays at the end of a sentence: “…, the Harbour Post reports, citing the port office”.

Read from the words, because the parser takes an unknown outlet's name for an apposition of whoever
stands before it.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from sayso.extract.speech.sight import Sight, reporting
from sayso.extract.speech.syntax import noun_phrase, own_subject, span
from sayso.lexicon.cues import phrases
from sayso.model import Attribution, Relay, Span

NAME = (
    r"(?:[Tt]he (?:agency|newspaper|paper|daily|weekly|magazine|channel|portal)"
    r"|(?:[Tt]he )?[A-Z][\w.&'’/-]*(?: (?:(?:of|and|the|de) )?[A-Z][\w.&'’/-]*){0,4})"
)


@cache
def _tail() -> re.Pattern[str]:
    verbs = "|".join(sorted(phrases("relaying"), key=len, reverse=True))
    citing = "|".join(sorted(phrases("citing"), key=len, reverse=True))
    return re.compile(
        rf",[\"”]?\s+(?P<outlet>{NAME})\s+(?P<cue>{verbs}),?\s+(?P<citing>{citing})\s+"
        rf"(?P<cited>[^,;]+?)[.\"”\s]*$"
    )


@cache
def _plain_tail() -> re.Pattern[str]:
    """As in “…, the mayor said, the Harbour Post reports”."""
    verbs = "|".join(sorted(phrases("relaying"), key=len, reverse=True))
    return re.compile(rf",[\"”]?\s+(?P<outlet>{NAME})\s+(?P<cue>{verbs})[.\"”\s]*$")


@cache
def _front() -> re.Pattern[str]:
    """“The Harbour Post reported, citing two clerks, that …”."""
    verbs = "|".join(sorted(phrases("relaying"), key=len, reverse=True))
    citing = "|".join(sorted(phrases("citing"), key=len, reverse=True))
    return re.compile(
        rf"^(?P<outlet>{NAME})\s+(?P<cue>{verbs}),\s+(?P<citing>{citing})\s+"
        rf"(?P<cited>[^,;]+?),\s+that\s+(?P<content>.+?)[.\s]*$"
    )


def _at_front(sight: Sight) -> Attribution | None:
    base = sight.sentence.span.start
    match = _front().search(sight.sentence.span.words)
    if match is None:
        return None
    outlet, cue, citing, cited, content = (
        Span.of(sight.text, base + match.start(part), base + match.end(part))
        for part in ("outlet", "cue", "citing", "cited", "content")
    )
    return Attribution(
        content=(content,),
        frame="citing",
        sentence=sight.number,
        lemma="cite",
        cue=cue,
        source=cited,
        relays=(Relay(outlet, citing),),
    )


def _passed_on(sight: Sight, found: Sequence[Attribution]) -> list[Attribution] | None:
    """Take “…, the Harbour Post reports” off where somebody else speaks before it."""
    base = sight.sentence.span.start
    match = _plain_tail().search(sight.sentence.span.words)
    if match is None:
        return None
    cut = base + match.start()
    tokens = sight.sentence.between(base + match.start("outlet"), base + match.end("outlet"))
    if any(token.entity == "PERSON" for token in tokens):
        return None
    kept = [_before(sight, one, cut) for one in found if one.cue and one.cue.end <= cut]
    kept = [one for one in kept if one.content or one.anaphoric]
    outlet, cue = (
        Span.of(sight.text, base + match.start(part), base + match.end(part))
        for part in ("outlet", "cue")
    )
    relay = Relay(outlet, cue)
    kept = kept or _tagged(sight, cut, [one for one in found if one.cue and one.cue.start > cut])
    return [replace(one, relays=(relay, *one.relays)) for one in kept] or None


def _tagged(sight: Sight, cut: int, found: Sequence[Attribution]) -> list[Attribution]:
    """“…,” she said, the Harbour Post reports: the tag the parse took for a part of the content."""
    for verb in sight.sentence.tokens:
        entry = reporting(sight.sentence, verb)
        who = own_subject(sight.sentence, verb)
        if entry is None or who is None or verb.end > cut or who.i > verb.i or not found:
            continue
        start = sight.sentence.subtree(who)[0].start
        if sight.text[start - 2 : start].strip() not in (",", '"', "”", ""):
            continue
        one = _before(sight, found[0], start)
        if one.content and verb.end + 1 >= cut:
            source = span(sight.text, noun_phrase(sight.sentence, who))
            return [replace(one, source=source, cue=verb.span, lemma=entry.word)]
    return []


def attach(sight: Sight, found: Sequence[Attribution]) -> list[Attribution]:
    """Take a relay tail off the attributions of the sentence and put it above them.

    Where nothing else is attributed, whoever is cited is the source of the rest of the sentence.
    """
    sentence = sight.sentence
    match = _tail().search(sentence.span.words)
    if match is None:
        if (fronted := _at_front(sight)) is not None:
            inner = [one for one in found if one.cue and fronted.covers(one.cue)]
            return [fronted, *inner]
        return _passed_on(sight, found) or list(found)
    base = sentence.span.start
    cut = base + match.start()

    def part(name: str) -> Span:
        return Span.of(sight.text, base + match.start(name), base + match.end(name))

    outlet = Relay(part("outlet"), part("cue"))
    cited = Relay(part("cited"), part("citing"))
    kept = [_before(sight, one, cut) for one in found if one.cue is None or one.cue.end <= cut]
    kept = [one for one in kept if one.content or one.anaphoric]
    if kept:
        return [replace(one, relays=(outlet, cited, *one.relays)) for one in kept]
    return [
        Attribution(
            content=(Span.of(sight.text, base, cut),),
            frame="citing",
            sentence=sight.number,
            lemma="cite",
            cue=part("citing"),
            source=part("cited"),
            relays=(outlet,),
        )
    ]


def _before(sight: Sight, one: Attribution, cut: int) -> Attribution:
    content = tuple(
        Span.of(sight.text, span.start, min(span.end, cut))
        for span in one.content
        if span.start < cut
    )
    source = one.source
    if source is not None and source.start < cut < source.end:
        source = Span.of(sight.text, source.start, cut)
    return replace(one, content=content, source=source)
