"""The plainest clause: of the contents that answer one question, the one that a reader understands.

Where no class of the lexicon names what is asked, the question is put in the words of a content. A
content will do that tells it whole: one sentence, short, with nothing in it that points elsewhere
("they", "this figure"). Where no content does, nothing is asked.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sayso.lexicon.clause_words import clause_words
from sayso.link import meanings
from sayso.link.keys import Position
from sayso.model import Proposition, SourceKind, Span

LONGEST = 18  # words of a clause that is still read at one glance
SHORTEST = 3
MOST = 22  # words of a clause that is quoted
TELLING = 3  # of them that say something
QUOTED = re.compile(r"[“”„«»()\[\]…?!*#]|\s/\s|@")
# Where a clause ends for good; a point between figures or after an initial does not end it.
TITLED = "".join(rf"(?<!\b{title})" for title in sorted(clause_words("shortened title")))
# A colon between figures is one of the clock's.
END = re.compile(
    rf"{TITLED}(?<=[a-z\d%)]{{2}})[.!?](?=\s+[^\W\da-z]|\s*$)|[\n;]|:(?!\d)|\s[–—-]\s"
    r"|,\s(?:and|but|not)\s|\s(?:and|but) (?:that|not)\s|,?\s(?:according to|as stated by)\s"
)
# As in "18:05 The gate was shut", a line of a running report.
# As in "and the gate was shut", "that the gate was shut".
LEAD = re.compile(r"\W*(?:and|but|or|so|that|yet),? ", re.IGNORECASE)
CLOCK = re.compile(r"\W*\d{1,2}[:.]\d{2}(?: ?[ap]\.?m\b\.?)? ", re.IGNORECASE)
# Where a clause that is too long to quote may be cut.
BREAK = re.compile(r",?\s+(?:after|although|because|but|when|where|which|while|who)\s+|,\s+")
STOP = re.compile(r"(?<=[\w%)]{2})[.,]+$")
# As in "at 4 a.m", whose stop was taken for that of the sentence.
SHORTENED = re.compile(r"\b[a-z]\.[a-z]$")
# As in "it has taken in 90 birds", which its speaker says of itself.
SPEAKER = re.compile(r"(we|they|it|he|she|i) (?:has|have|had)\b", re.IGNORECASE)
PRONOUN = re.compile(r"(he|she|they) ", re.IGNORECASE)
# As in "the allegation that the lock was open", which asks about the lock.
SAID_THAT = re.compile(
    rf"(?:the |a |an )?(?:{'|'.join(sorted(clause_words('word for a claim')))}) that ",
    re.IGNORECASE,
)
# As in "(refused to say) whether the lock was open".
WHETHER = re.compile(
    r"\W*(?:(?:to )?(?:comment|disclose|discuss|say|speculate|tell)\b[^.;]*? )?whether ",
    re.IGNORECASE,
)
# As in "the two were neighbours": two of whom stands elsewhere.
THOSE_TWO = re.compile(
    r"\bthe (?:other |older |younger )?(?:two|three|four|five|six|pair|others)"
    r"(?=$| (?:is|are|was|were|has|have|had|will|would|can|could|may|might|must)\b)",
    re.IGNORECASE,
)
WORD = re.compile(r"[^\W_][\w'’.,-]*")
# As in "Not that he knew ...", (brackets), "quoted", a list: more than one thing is told.
UNCLEAR = re.compile(r"[\"“”„«»()\[\]…?!*#]|\s/\s|@")
POINTS = clause_words("refers elsewhere")
JOINS = clause_words("joins to what went before")
RELATIVE = clause_words("relative pronoun")
TELLS = clause_words("tells of a speech")
# Who "they" are, where one man speaks, he has told before.
OF_PERSONS = frozenset({"he", "she", "i"})
OF_BODIES = frozenset({"it", "they"})
SHARED = 0.25  # of the words of a clause that stands for several contents


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence of a content, without its stop, and where its figure stands in it."""

    text: str
    position: Position
    figure: tuple[int, int] | None = None


def of(positions: Iterable[Position], deed: str = "") -> Iterator[Clause]:
    """Plain clauses of the positions, what most of them say first.

    Of deeds that are told as often, ``deed`` goes first.
    """
    told = [(clause.position, clause) for clause in _clauses(positions)]
    spoken = Counter(word for _, clause in told for word in set(meanings.of(clause.text).words))
    plain = [clause for _, clause in told if is_plain(clause.text)]
    alone = len({position.claim.id for position, _ in told}) < 2
    shares = {clause: _shared(clause, spoken) for clause in plain}
    common = [clause for clause in plain if alone or shares[clause] >= SHARED]
    usual = _usual((clause.position for clause in common), deed)
    yield from sorted(
        common, key=lambda each: (_deed(each.position) not in usual, -shares[each], _rank(each))
    )


def _usual(positions: Iterable[Position], deed: str) -> frozenset[str]:
    """What most positions tell of; all deeds where none is told more than others."""
    deeds = Counter(map(_deed, positions))
    most = max(deeds.values(), default=0)
    found = frozenset(each for each, times in deeds.items() if times == most)
    return frozenset({deed}) if deed in found else found


def _deed(position: Position) -> str:
    return position.proposition.predicate if position.proposition else ""


def quotable(positions: Iterable[Position], least: int = TELLING) -> Iterator[Clause]:
    """Clauses that can be quoted as they stand, those that point nowhere first.

    ``least`` is how many of their words must say something.
    """
    short = map(_shortened, _clauses(positions))
    fit = [clause for clause in short if _is_quotable(clause.text, least)]
    yield from sorted(fit, key=lambda clause: (not is_plain(clause.text), _rank(clause)))


def _clauses(positions: Iterable[Position]) -> list[Clause]:
    """The clause of each position, without those that another of its article tells better."""
    found = [clause for position in positions if (clause := _clause(position))]
    return [clause for clause in found if not any(_tells_better(each, clause) for each in found)]


def _tells_better(other: Clause, clause: Clause) -> bool:
    """As in "pictures that show the pier were sold", of which "the pier were sold" is no clause.

    Of "Vask says the pier was sold" it is the end that tells what may be so.
    """
    if len(other.text) > len(clause.text):
        before, inside, _ = other.text.partition(clause.text)
        return bool(inside and before) and not RELATIVE.isdisjoint(before.lower().split())
    same = other.position.claim.article == clause.position.claim.article
    before, inside, _ = clause.text.partition(other.text)
    return same and bool(inside) and not TELLS.isdisjoint(before.lower().split()[-2:])


def _shortened(clause: Clause) -> Clause:
    """A long clause cut at the commas and conjunctions around its figure."""
    if clause.figure is None or len(WORD.findall(clause.text)) <= MOST:
        return clause
    start, end = clause.figure
    breaks = [(0, 0), *(each.span() for each in BREAK.finditer(clause.text))]
    first = max(behind for _, behind in breaks if behind <= start)
    last = min((at for at, _ in breaks if at >= end), default=len(clause.text))
    return Clause(clause.text[first:last], clause.position, (start - first, end - first))


def _is_quotable(text: str, least: int) -> bool:
    words = WORD.findall(text)
    told = meanings.of(text).words
    return (
        len(told) >= least
        and len(words) >= SHORTEST
        and len(words) <= MOST
        and not QUOTED.search(text)
    )


def _shared(clause: Clause, spoken: Counter[str]) -> float:
    """The share of its words that another content has as well."""
    words = set(meanings.of(clause.text).words)
    return round(sum(spoken[word] > 1 for word in words) / len(words), 2) if words else 0.0


def _rank(clause: Clause) -> tuple[int, str]:
    return len(clause.text), clause.text


def is_plain(text: str) -> bool:
    """Whether a reader who has not seen what stands around it understands it."""
    words = [word.lower().strip(".,") for word in WORD.findall(text)]
    if not SHORTEST <= len(words) <= LONGEST or UNCLEAR.search(text) or _is_shouted(text):
        return False
    return points_nowhere(text) and words[0] not in JOINS


def points_nowhere(text: str) -> bool:
    """Whether no word of it stands for what was named elsewhere."""
    if THOSE_TWO.search(text):
        return False
    words = (word.lower().strip(".,") for word in WORD.findall(text))
    return POINTS.isdisjoint(re.split(r"['’]", word)[0] for word in words)


def _is_shouted(text: str) -> bool:
    return sum(each.isupper() for each in text) > sum(each.islower() for each in text)


def _named(position: Position, text: str) -> str:
    """As in "it has taken in 90 birds", of the speaker's own deed: with the speaker's name."""
    claim, named = position.claim, SPEAKER.match(text)
    name = claim.voice.name
    if named is None or claim.own_voice or not name or name.lower() in POINTS:
        return text
    if named[1].lower() in OF_PERSONS and claim.voice.kind is not SourceKind.PERSON:
        return text
    if named[1].lower() in OF_BODIES and claim.voice.kind is SourceKind.PERSON:
        return text
    rest = text[named.end(1) :]
    if rest.lower().startswith(" have") and not name.endswith("s"):
        rest = f" has{rest[len(' have') :]}"
    return f"{name}{rest}"


def _resolved(told: Proposition, text: str) -> str:
    """As in "he relied on the guard", with the name that the proposition has for "he"."""
    found = PRONOUN.match(text)
    if found is None or not told.span.words.lower().startswith(found[0].lower()):
        return text
    thing = told.by or told.about
    words = thing.words if thing is not None else ""
    named = words[:1].isupper() and words.lower() not in POINTS and words not in text
    many = words.endswith("s") and not words.endswith("ss")
    if not named or many is not (found[1].lower() == "they"):
        return text
    return f"{words}{text[found.end(1) :]}"


def _clause(position: Position) -> Clause | None:
    """The sentence of a content that the proposition stands in."""
    told = position.proposition
    if told is None:
        return None
    inside = position.claim.piece_with(told.span)
    if inside is None:
        return None
    start, end = _bounds(inside, told.span)
    opened = inside.words[start:end]
    openings = (SAID_THAT, WHETHER, CLOCK, LEAD)
    told_at = next((found for each in openings if (found := each.match(opened))), None)
    start += (
        told_at.end() if told_at and start + told_at.end() <= told.span.start - inside.start else 0
    )
    text = inside.words[start:end]
    left = start + len(text) - len(text.lstrip(" ,'’"))
    text = STOP.sub("", text.strip(" ,'’"))
    figure = _within(told.quantity.span if told.quantity else None, inside.start + left, text)
    named = _named(position, _resolved(told, SHORTENED.sub(r"\g<0>.", text)))
    more = len(named.rstrip(".")) - len(text.rstrip("."))
    return Clause(named, position, (figure[0] + more, figure[1] + more) if figure else None)


def _bounds(inside: Span, told: Span) -> tuple[int, int]:
    """From the stop before a stretch to the one behind it."""
    first, last = told.start - inside.start, told.end - inside.start
    stops = [(stop.start(), stop.end()) for stop in END.finditer(inside.words)]
    before = [end for _, end in stops if end <= first]
    after = [start for start, _ in stops if start >= last]
    return max(before, default=0), min(after, default=len(inside.words))


def _within(span: Span | None, offset: int, text: str) -> tuple[int, int] | None:
    if span is None or not offset <= span.start < span.end <= offset + len(text):
        return None
    found = span.start - offset, span.end - offset
    return found if text[found[0] : found[1]] == span.words else None
