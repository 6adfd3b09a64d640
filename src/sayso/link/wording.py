"""The wording of a question, put together from the commonest words of its parts."""

import calendar
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sayso.lexicon.clause_words import clause_words
from sayso.lexicon.predicates import by_verb, predicate_classes
from sayso.lexicon.things import counts_people
from sayso.link import openwording, quoting, templates, turnedround
from sayso.link.names import Names
from sayso.link.phrases import (
    LEVEL,
    NO_NAMES,
    definite,
    is_plural,
    of,
    plural,
    thing,
    uncounted,
)
from sayso.link.positions import Key, Position
from sayso.model import Mode, QuestionKind

__all__ = ["apart", "is_clear", "is_open", "is_plural", "of", "thing", "told_by", "word"]

STARTS = {QuestionKind.WHO: "By whom", QuestionKind.WHEN: "When"}
# As in "the mill 's gate", "its sailors ' bunks".
APART = re.compile(r"\s+(['’](?=s?(?:\s|$|\?)))")
AMOUNT = "amount"
SHARES = frozenset({"percent", "%", "share", "per cent"})
TIMES = frozenset({*calendar.month_name, *calendar.day_name})
HYPHEN = re.compile(r"(?<=\w) - (?=\w)")


def word(key: Key, positions: Sequence[Position], names: Names = NO_NAMES) -> str:
    """A readable question: "How many Lumerian troops are in Ostrel?"."""
    asked = _word(key, positions, names)
    # Words of a thing stand as they were parsed: "the mill 's gate", "anti - flood".
    return APART.sub(r"\1", HYPHEN.sub("-", asked))


def _word(key: Key, positions: Sequence[Position], names: Names) -> str:
    if key.kind in STARTS:
        coming = _is_to_come(positions)
        when = "future" if coming and key.kind is QuestionKind.WHEN else ""
        plain = _word(replace(key, kind=QuestionKind.IS_IT_SO, when=when), positions, names)
        return f"{STARTS[key.kind]} {plain[:1].lower()}{plain[1:]}"
    many = key.kind is QuestionKind.HOW_MANY
    about = of(key, positions, names)
    if many and key.predicate != LEVEL:
        about = plural(about)
    if (is_open(key) or _is_garbled(about)) and (whole := _whole(key, positions, names)):
        return whole
    if key.predicate == "cost" and key.about == key.unit:
        told = quoting.quoted(positions, _asked(key, about), names.capitals, any_=True)
        if told:
            return told  # what it is that cost so many crowns, no part of the question tells
    kind = predicate_classes().get(key.predicate)
    unclear = kind is None or key.predicate == AMOUNT or _is_garbled(about)
    if unclear and (told := _quoted(key, about, positions, names)):
        return told
    if kind is not None:
        return templates.ask(key, kind, about, positions, names)
    return _of_no_class(key, about, positions)


def _is_to_come(positions: Sequence[Position]) -> bool:
    """Whether most tell of what will be: what is there since May is not asked with "will"."""
    modes = [position.mode for position in positions]
    return 2 * modes.count(Mode.FUTURE) > len(modes)


def _quoted(key: Key, about: str, positions: Sequence[Position], names: Names) -> str:
    """With the plainest words that tell it, where its own parts would leave a reader guessing."""
    if _befell(key, about, positions) or is_clear(key, positions):
        return ""
    if key.kind is QuestionKind.HOW_MANY:
        return quoting.quoted(positions, _asked(key, about), names.capitals, any_=True)
    if key.predicate.startswith("be "):
        return ""  # "Is the sample positive?" asks it already
    return quoting.so_quoted(key, positions, about, names.capitals)


def _of_no_class(key: Key, about: str, positions: Sequence[Position]) -> str:
    told = [p.proposition for p in positions if p.proposition is not None]
    many = key.kind is QuestionKind.HOW_MANY
    if key.predicate.startswith("be "):
        template = "How many {about} {are} " if many else "{Are} {about} "
        what = _with_article(key.predicate.removeprefix("be "), positions)
        return templates.fill(f"{template}{what}?", about, "", "", many=many)
    some = about if many or is_plural(about) else definite(about, positions)
    return openwording.word(key.predicate, key.kind, some, told, plural=is_plural(about))


def _with_article(what: str, positions: Sequence[Position]) -> str:
    """As in "a fairy tale" of "tale", as the tellings have it; "late" stays as it is."""
    noun = re.compile(rf"\b(?:a|an|the) (?:[\w'’-]+ ){{0,2}}{re.escape(what)}\b")
    found = (noun.search(position.claim.words) for position in positions)
    return next((match[0] for match in found if match), what)


def _befell(key: Key, about: str, positions: Sequence[Position]) -> str:
    told = [p.proposition for p in positions if p.proposition is not None]
    return openwording.undergone(key.predicate, key.kind, about, told, plural=True)


def is_open(key: Key) -> bool:
    """Whether its parts do not tell what is asked: no class names what befell what."""
    return key.predicate == AMOUNT or not key.known.name or bool(key.told)


def is_clear(key: Key, positions: Sequence[Position]) -> bool:
    """Whether a reader who has not read the articles can tell what is asked."""
    if _is_garbled(of(key, positions)):
        return key.kind not in STARTS and bool(_whole(key, positions))
    if not is_open(key) or key.kind in STARTS or _whole(key, positions):
        return True
    if key.known.name:
        return key.predicate == AMOUNT and " of " in of(key, positions)  # "tonnes of grain"
    return bool(_befell(key, of(key, positions), positions))


def _is_garbled(about: str) -> bool:
    """As in "October", "itself", "chief admits inspector": no thing that anything befalls."""
    words = about.split()
    inner = (word for word in words[1:-1] if word.islower() and word.endswith("s"))
    points = about.lower() in clause_words("refers elsewhere") | clause_words("opens an adverbial")
    names_time = about in TIMES or points
    said = words[-1:] != [] and words[-1].lower() in clause_words("word for a claim")
    return names_time or said or any(word[:-1] in by_verb() for word in inner)


def _whole(key: Key, positions: Sequence[Position], names: Names = NO_NAMES) -> str:
    """The question in the words of a content, or with a quotation to tell it from others."""
    about = plural(of(key, positions))
    many = key.kind is QuestionKind.HOW_MANY
    befell = _befell(key, about, positions)
    several = len({position.claim.id for position in positions}) > 1
    if many and befell and not key.known.name and several:
        return ""  # "were stacked" says it of all, whoever stacked them by any one telling
    elided = about if about.islower() and not counts_people(key.noun) else ""
    asked = turnedround.word(key.kind, positions, elided, names.capitals, key.predicate)
    if asked or befell or not many:
        return asked
    if key.known.name and key.predicate != AMOUNT:
        template = templates.fill(key.known.how_many, about, "", "", many=True).removesuffix("?")
        return quoting.quoted(positions, template, names.capitals)
    about = uncounted(about)
    if not about.islower():
        return ""
    return quoting.quoted(positions, _asked(key, about), names.capitals)


def _asked(key: Key, about: str) -> str:
    """How a question begins that quotes the rest."""
    return "What share" if key.unit in SHARES else f"How many {uncounted(about)}"


def told_by(wording: str, name: str) -> str:
    """Two questions of one day and the same words: who first told each tells them apart."""
    dated = wording.removesuffix("?")
    if dated.endswith(")"):
        return f"{dated.removesuffix(')')}, told by {name})?"
    return f"{dated} (told by {name})?"


def apart(wording: str, occasion: str) -> str:
    """Two sinkings off one coast ask one thing in the same words; the day tells them apart."""
    if not occasion[:1].isdigit():
        return wording
    day, *article = occasion.split()
    told = ", ".join([f"first reported by {_spelt(day)}", *article])
    return f"{wording.removesuffix('?')} ({told})?"


def _spelt(day: str) -> str:
    """As in "4 May 2031"; what is no day of the calendar stays as it is."""
    try:
        told = date.fromisoformat(day)
    except ValueError:
        return day
    return f"{told.day} {calendar.month_name[told.month]} {told.year}"
