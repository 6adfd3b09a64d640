"""Relays at the end of a sentence: “…, the Harbour Post reports, citing the port office”.

Read from the words, because the parser takes an unknown outlet's name for an apposition of whoever
stands before it.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from sayso.extract.speech.sight import Sight
from sayso.lexicon.cues import phrases
from sayso.model import Attribution, Relay, Span

NAME = r"(?:[Tt]he )?[A-Z][\w.&'’/-]*(?: (?:(?:of|and|the|de) )?[A-Z][\w.&'’/-]*){0,4}"


@cache
def _tail() -> re.Pattern[str]:
    verbs = "|".join(sorted(phrases("relaying"), key=len, reverse=True))
    citing = "|".join(sorted(phrases("citing"), key=len, reverse=True))
    return re.compile(
        rf",[\"”]?\s+(?P<outlet>{NAME})\s+(?P<cue>{verbs}),?\s+(?P<citing>{citing})\s+"
        rf"(?P<cited>[^,;]+?)[.\"”\s]*$"
    )


def attach(sight: Sight, found: Sequence[Attribution]) -> list[Attribution]:
    """Take a relay tail off the attributions of the sentence and put it above them.

    Where nothing else is attributed, whoever is cited is the source of the rest of the sentence.
    """
    sentence = sight.sentence
    match = _tail().search(sentence.span.words)
    if match is None:
        return list(found)
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
