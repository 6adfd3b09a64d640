"""Worth asking: which questions say something to a reader, of all that the claims would answer.

Two voices, a voice that changes its figure, a reply, or one figure of a thing that another article
of the story speaks of as well; that there are some people, or that a day was spent, asks nothing.
"""

import itertools
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from sayso.lexicon.clause_words import clause_words
from sayso.lexicon.predicates import predicate_classes
from sayso.lexicon.things import counts_people, thing_classes
from sayso.link import countable, pairing, particulars, turnedround, wording
from sayso.link.corpus import Corpus
from sayso.link.positions import FIGURES, MARKED, NO_SIDE, SILENT, Key, Part, Position
from sayso.model import Claim, Polarity, QuestionKind, Span

FIXED = frozenset({"area", "landscape", "settlements", "buildings", "agreement"})
# A toll is always asked for, of whomever it is told and however often.
TOLLS = frozenset({"killing", "wounding", "casualties", "disappearance"})
NOBODY = clause_words("nobody in particular") | clause_words("pointing word")
WH = frozenset({"when", "where", "who", "whom", "whose", "which", "what", "how", "why"})
ANSWERING = clause_words("giving an answer")
# Log-odds of one question that two voices at least must have for a yes or no to be asked.
SURE = 0.3
SURER = 0.6  # of a thing of no class
NEVER = -8.0
CAP = 12  # positions of one question that are compared
Spoken = Mapping[tuple[str, str], set[str]]


def find(corpus: Corpus, parts: Sequence[Part]) -> list[Part]:
    """The keys with their positions that make a question."""
    counted, spoken = _counted(parts), _spoken(corpus)
    return [
        (key, positions)
        for key, positions in parts
        if _is_worth(corpus, key, positions, spoken)
        and not _said_by_figures(key, positions, counted)
    ]


def _counted(parts: Sequence[Part]) -> dict[Key, set[str]]:
    """The claims that give a figure, by the question of yes or no that the figure settles."""
    found: dict[Key, set[str]] = defaultdict(set)
    for key, positions in parts:
        if key.kind is QuestionKind.HOW_MANY:
            settled = replace(key, kind=QuestionKind.IS_IT_SO, unit="")
            found[settled] |= {position.claim.id for position in positions}
    return found


def _said_by_figures(
    key: Key, positions: Sequence[Position], counted: Mapping[Key, set[str]]
) -> bool:
    """As in "were people killed", where others say how many and nobody says no."""
    total = not key.known.name or key.known.measure == "cumulative"
    if key.kind is not QuestionKind.IS_IT_SO or not total:
        return False
    if any(position.claim.act in MARKED for position in positions):
        return False  # whoever confirms it, or will not say, was asked whether it is so
    figures = counted.get(replace(key, by=""), set())
    return bool(figures) and all(p.polarity is Polarity.POSITIVE for p in positions)


def _spoken(corpus: Corpus) -> dict[tuple[str, str], set[str]]:
    """The articles of a story that speak of a thing."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for claim in corpus.claims:
        story = corpus.thread_of(claim.article)
        for proposition in claim.propositions:
            for thing in (proposition.about, proposition.by):
                if thing is not None:
                    found[story, thing.noun].add(claim.article)
    return found


def _is_worth(corpus: Corpus, key: Key, positions: Sequence[Position], spoken: Spoken) -> bool:
    voices = _voices(corpus, positions)
    if _asks_nothing(key) or key.noun in clause_words("nothing to ask about"):
        return False
    if key.kind in particulars.KINDS:
        return particulars.worth_asking(key, positions, len(voices))
    if key.kind is QuestionKind.HOW_MANY:
        return _has_figures(corpus, key, positions, spoken)
    if key.noun in NOBODY and not key.known.name:
        return False  # what "they" do: no reader could tell who is meant
    if key.known.needs_place and (key.noun not in thing_classes() or key.noun in FIXED):
        return False  # that a mosque is in a town is no news
    # What is only demanded or asked for: nobody says yes or no, or refuses to.
    wished = all(p.claim.act in NO_SIDE - SILENT for p in positions)
    if wished or not _is_told_of(corpus, key, positions):
        return False
    articles = {position.claim.article for position in positions}
    if len(voices) > 1 and len(articles) > 1 and _hang_together(corpus, key, positions):
        return True
    return _is_marked(key, positions, len(voices))


def _asks_nothing(key: Key) -> bool:
    """As in "everything", "himself", "can": no reader could tell of what or whether what."""
    if key.kind is QuestionKind.HOW_MANY:
        return False
    noun = key.noun.lower()
    points = noun in clause_words("refers elsewhere") or noun.endswith(("self", "selves"))
    modal = key.predicate in clause_words("possible") | clause_words("future")
    return modal or noun in countable.ANYTHING or (points and not key.known.name)


def _is_told_of(corpus: Corpus, key: Key, positions: Sequence[Position]) -> bool:
    """Whether it is clear, or two voices say yes or no: a refusal alone makes nothing clear."""
    telling = [position for position in positions if position.claim.act not in SILENT]
    # Who speaks is cheap to count; whether it is clear is worked out again for what is asked.
    return len(_voices(corpus, telling)) > 1 or wording.is_clear(key, positions)


def _hang_together(corpus: Corpus, key: Key, positions: Sequence[Position]) -> bool:
    """Whether two voices surely speak of one thing, and not only in words of one class."""
    if key.by:
        return True  # the same doer of the same deed
    plain = key.noun not in thing_classes() and wording.of(key, positions).islower()
    sure = SURER if plain else SURE
    return any(
        (pairing.score(corpus, one, other) or NEVER) >= sure
        for one, other in itertools.combinations(positions[:CAP], 2)
        if _voice(corpus, one.claim) != _voice(corpus, other.claim)
    )


def _is_marked(key: Key, positions: Sequence[Position], voices: int) -> bool:
    """Whether somebody denies, confirms or refuses it, or says no where others say yes."""
    kind = predicate_classes().get(key.predicate)
    specific = kind is not None or key.noun not in thing_classes()
    if not specific or all(position.claim.own_voice for position in positions):
        return False
    if {key.noun, key.predicate} & ANSWERING:
        return False  # "declined to comment", "a request for comment" ask nothing
    acts = {position.claim.act for position in positions}
    if acts & MARKED and (kind is not None or voices > 1 or _is_withheld(positions)):
        return True
    denied = any(p.polarity is not Polarity.POSITIVE for p in positions)
    if voices > 1:
        return denied
    # Who says "no siren sounded" has been told, or asked, that one did.
    said_no = any(p.polarity is Polarity.NEGATIVE for p in positions)
    return said_no and (kind is not None or wording.is_clear(key, positions))


def _is_withheld(positions: Sequence[Position]) -> bool:
    """As in "refused to say whether the season would go on": his own words ask it.

    Who does not say when it begins has not left open that it does.
    """
    return any(
        p.claim.act in MARKED
        and p.proposition is not None
        and p.claim.words.lower().split(" ")[0] not in WH
        for p in positions
    )


def _has_figures(corpus: Corpus, key: Key, positions: Sequence[Position], spoken: Spoken) -> bool:
    """Two voices that count, or one that revises; a figure of a known kind may stand alone."""
    bounds = {position.bounds for position in positions if _is_figure(position)}
    if not bounds or not countable.is_countable(key, positions):
        return False
    several = len(_voices(corpus, positions)) > 1
    again = key.told and not several and key.known.name and key.predicate not in {"amount", *TOLLS}
    if again and not turnedround.word(key.kind, positions):
        return False  # of what befell so many, another question asks already
    # One voice that revises its figure is worth following too.
    some = several or (key.bound and len(bounds) > 1)
    if any(not position.claim.own_voice for position in positions):
        return True  # a figure on somebody's authority can be checked
    if key.known.name and key.predicate not in FIGURES:
        return some or key.noun in thing_classes() or key.predicate in TOLLS
    if key.predicate == "amount" and counts_people(key.noun) and not key.bound:
        return False
    article = positions[0].claim.article
    told = spoken.get((corpus.thread_of(article), key.noun), set())
    return some or (key.predicate != "amount" and len(told) > 1)


def _is_figure(position: Position) -> bool:
    """Whether it counts at least one: that nobody was hurt asks only whether anybody was."""
    quantity = position.proposition.quantity if position.proposition else None
    return quantity is not None and quantity.high != 0


def _voices(corpus: Corpus, positions: Sequence[Position]) -> set[str]:
    """Whose words they are; what one article says once counts once, through however many mouths."""
    return set(_each_voice(corpus, positions))


def _each_voice(corpus: Corpus, positions: Sequence[Position]) -> Iterator[str]:
    taken: dict[str, list[Span]] = defaultdict(list)
    for claim in sorted((p.claim for p in positions), key=lambda claim: claim.id):
        before = taken[claim.article]
        if not any(span.overlaps(each) for span in claim.content for each in before):
            before.extend(claim.content)
            yield _voice(corpus, claim)


def _voice(corpus: Corpus, claim: Claim) -> str:
    """The speaker; an outlet that prints another's text is the other."""
    if claim.own_voice:
        origin = corpus.origin.get(claim.id)
        return origin.voice if origin else corpus.same_text.get(claim.article, claim.article)
    return corpus.speaker[claim.id]
