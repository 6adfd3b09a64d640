"""The forms in which a sentence names who passes its words on, read from the words alone.

“…, the Harbour Post reported on Monday, citing the guard”, “Radio Tolva, quoting a clerk, said
that …”, “According to the Post, citing the guard, …”. The parser takes an unknown outlet's name for
an apposition of whoever stands before it, so that these are not read from the parse.
"""

import re
from dataclasses import dataclass, replace
from functools import cache

from sayso.extract.speech.press import names_outlet
from sayso.extract.speech.sight import Sight
from sayso.lexicon.cues import media_words, phrases
from sayso.model import Span

PROPER = r"[A-Z][\w.&'’/-]*(?: (?:(?:of|and|the|de) )?[A-Z][\w.&'’/-]*){0,4}"
WHEN = r"(?:,? (?:(?:on|in|late|early|last|this|earlier|later|today|yesterday)\b(?: \w+){0,2}?))?"
LEAD = r"(?:[A-Z][\w’'-]*(?: [\w’'-]+){0,4}, )?"
# Whom one cites, with at most one apposition; a clause behind a comma is not part of the name.
CITED = r"[^,;:]+?(?:, (?!who\b|which\b|that\b|as\b|said\b|says\b|adding\b)[^,;:\"“”]+)??"
END = r"[.\"”\s]*$"


@dataclass(frozen=True, slots=True)
class Form:
    """Who passes the words on, by which cue, whom it cites, and the words themselves (``body``).

    ``tail`` says that the relay closes the sentence.
    """

    outlet: Span
    cue: Span
    body: Span
    tail: bool
    citing: Span | None = None
    cited: Span | None = None


def find(sight: Sight) -> Form | None:
    """The relay of the sentence, if it has one in a known form."""
    words = sight.sentence.span.words
    for tail, pattern in _patterns():
        match = pattern.search(words)
        if match and (match["cue"].endswith("ccording to") or _passes_on(sight, match)):
            return _form(sight, match, tail=tail)
    return None


def _patterns() -> tuple[tuple[bool, re.Pattern[str]], ...]:
    """All forms, those that name whom the relay cites first; whether they close the sentence."""
    tails = (_citing_tail(), _credit_tail())
    fronts = (_credit_front(), _as_front(), _front(), _aside_front())
    return (*((True, p) for p in tails), *((False, p) for p in fronts), (True, _plain_tail()))


def _form(sight: Sight, match: re.Match[str], *, tail: bool) -> Form:
    def part(name: str) -> Span:
        base = sight.sentence.span.start
        return Span.of(sight.text, base + match.start(name), base + match.end(name))

    form = Form(part("outlet"), part("cue"), part("body"), tail)
    if "citing" not in match.re.groupindex:
        return form
    return replace(form, citing=part("citing"), cited=part("cited"))


def _passes_on(sight: Sight, match: re.Match[str]) -> bool:
    """“…, Tam Brede wrote” passes nothing on; “Brede said, referring to it” does so even less.

    Agencies are often called in one word, which the parser may take for a surname.
    """
    if match["cue"] not in phrases("relaying"):
        return names_outlet(match["outlet"])
    if "citing" in match.re.groupindex:
        return True
    base = sight.sentence.span.start
    here = sight.sentence.between(base + match.start("outlet"), base + match.end("outlet"))
    people = [token for token in here if token.entity == "PERSON"]
    media = any(token.lower in media_words() for token in here)
    return len(people) <= 1 or media


def _any(facet: str, *more: str) -> str:
    return "|".join(sorted({*phrases(facet), *more}, key=len, reverse=True))


def _outlet() -> str:
    """A name, or a word for an outlet with what stands around it ("the opposition daily Azad")."""
    kinds = "|".join(sorted(media_words(), key=len, reverse=True))
    introduced = rf"(?:[Tt]he )?(?:[\w-]+ ){{0,3}}?(?:{kinds})(?: {PROPER})?"
    return rf"(?P<outlet>(?:[Tt]he )?{PROPER}|{introduced})"


def _verbs() -> str:
    return rf"(?P<cue>{_any('relaying')})"


def _sayings() -> str:
    """Verbs that relay only where somebody is cited besides."""
    return rf"(?P<cue>{_any('relaying', *phrases('relaying if citing'))})"


def _citing() -> str:
    return rf"(?P<citing>{_any('citing')}) (?P<cited>{CITED})"


@cache
def _citing_tail() -> re.Pattern[str]:
    """“…, the Harbour Post reported on Monday, citing the guard”."""
    return re.compile(rf"^(?P<body>.+),[\"”]? {_outlet()} {_sayings()}{WHEN},? {_citing()}{END}")


@cache
def _credit_tail() -> re.Pattern[str]:
    """“…, according to the Harbour Post, citing the guard”."""
    cue = "(?P<cue>according to)"
    return re.compile(rf"^(?P<body>.+?),?[\"”]? {cue} (?P<outlet>[^,;:]+),? {_citing()}{END}")


@cache
def _credit_front() -> re.Pattern[str]:
    """“According to the Harbour Post, citing the guard, …”."""
    cue = "(?P<cue>[Aa]ccording to)"
    return re.compile(rf"^{LEAD}{cue} (?P<outlet>[^,;:]+),? {_citing()}, (?P<body>.+?){END}")


@cache
def _as_front() -> re.Pattern[str]:
    """“As the Harbour Post reports with reference to the guard, …”."""
    return re.compile(rf"^As {_outlet()} {_verbs()}{WHEN},? {_citing()}, (?P<body>.+?){END}")


@cache
def _front() -> re.Pattern[str]:
    """“The Harbour Post reported, citing two clerks, that …”."""
    return re.compile(
        rf"^{LEAD}{_outlet()} {_sayings()}{WHEN},? {_citing()},? that (?P<body>.+?){END}"
    )


@cache
def _aside_front() -> re.Pattern[str]:
    """“Radio Tolva, quoting a clerk, said on Monday that …”."""
    return re.compile(
        rf"^{LEAD}{_outlet()}, {_citing()}, {_sayings()}(?:{WHEN} that)? (?P<body>.+?){END}"
    )


@cache
def _plain_tail() -> re.Pattern[str]:
    """“…, the mayor said, the Harbour Post reports”."""
    return re.compile(rf"^(?P<body>.+),[\"”]? {_outlet()} {_verbs()}{WHEN}{END}")
