"""Whose a body is, by the tables: "the Kremlin" speaks for Russia, "Lima" for Peru."""

import re
from dataclasses import replace

from sayso.lexicon.known_bodies import state_behind
from sayso.lexicon.places import capital, country_name
from sayso.lexicon.tenures import headed_by
from sayso.model import Source, SourceKind

LED = re.compile(
    r"(?:the )?(?P<head>[^\W\d_a-z][\w.’'-]*?)(?:'s|’s)? "
    r"(?:administration|government|regime|cabinet)"
)


def with_state(source: Source) -> Source:
    """The source with the state it speaks for as affiliation, where a table tells and none is."""
    if source.affiliation:
        return source
    if source.kind is SourceKind.ORGANISATION:
        state = state_behind(source.name) or _led(source.name)
    elif source.kind is SourceKind.STATE:
        code = capital(source.name)
        state = country_name(code) if code else None
    else:
        state = None
    return replace(source, affiliation=state) if state else source


def _led(name: str) -> str | None:
    """The state of a government called after who leads or led it: "the Marren administration"."""
    found = LED.fullmatch(name)
    code = headed_by(found["head"]) if found else None
    return country_name(code) if code else None
