"""Wordings of questions whose predicate has no class: made from its verb as articles have it."""

from collections.abc import Sequence

from sayso.lexicon.clause_words import clause_words
from sayso.lexicon.word_vectors import table
from sayso.model import Proposition, QuestionKind

BE = frozenset({"was", "were", "been", "be", "is", "are", "being", "got"})
STEM = 3  # letters that a form shares with its verb, "carried" with "carry"


def word(
    predicate: str, kind: QuestionKind, about: str, told: Sequence[Proposition], *, plural: bool
) -> str:
    """A readable question of the verb's own form: "How many crates were stacked?"."""
    if asked := undergone(predicate, kind, about, told, plural=plural):
        return asked
    many = kind is QuestionKind.HOW_MANY
    if about in {each.span.words.split(maxsplit=1)[0] for each in told if each.span.words}:
        about = _plain(about)
    if predicate.startswith("of "):
        held = predicate.removeprefix("of ")
        within = f" in the {held}" if held in clause_words("lead") else " there"
        return f"How many {about} are{within}?" if many else f"Is the {held} of {about}?"
    lemma, *rest = predicate.split()
    tail = f" {' '.join(rest)}" if rest else ""
    for proposition in sorted(told, key=lambda each: (len(each.span.words), each.span.words)):
        found = _form(lemma, proposition)
        if found is None:
            continue
        form, _ = found
        return f"How many {about} {form}{tail}?" if many else f"Did {about} {lemma}{tail}?"
    noun = (about.split() or [""])[-1].lower()
    spans = [p.span.words for p in told]
    named = [words for words in spans if noun in words.lower().split()] or spans
    example = min(named, key=lambda words: (len(words), words))
    if not many and lemma != "be":
        asked = (
            f"Did {about} {lemma}"
            if rest or about[:1].isupper() or _goes_first(about, example)
            else f"Did anybody {lemma} {about}"
        )
        return f"{asked}{tail}?"
    return f"How many {about}: “{example}”?" if many else f"Is it so: “{example}”?"


def undergone(
    predicate: str, kind: QuestionKind, about: str, told: Sequence[Proposition], *, plural: bool
) -> str:
    """A question of what befell a thing, "were stacked"; nothing where the words tell no such."""
    many = kind is QuestionKind.HOW_MANY
    lemma, *rest = predicate.split()
    were = "were" if many or plural else "was"
    for proposition in sorted(told, key=lambda each: (len(each.span.words), each.span.words)):
        form, befell = _form(lemma, proposition) or ("", False)
        if befell and not predicate.startswith("of "):
            asked = f"How many {about} {were}" if many else f"{were.capitalize()} {about}"
            return f"{' '.join([asked, form, *rest])}?"
    return ""


def _plain(word: str) -> str:
    """A word that only opens a sentence, "Clashes", as it stands inside one."""
    return word.lower() if word.lower() in table().ranks else word


def _goes_first(about: str, example: str) -> bool:
    """Whether the thing stands before the verb: "the dam broke"."""
    noun = (about.split() or [""])[-1].lower()
    words = [word.strip(",.;:“”\"'").lower() for word in example.split()]
    return noun in words[:-1]


def _form(lemma: str, proposition: Proposition) -> tuple[str, bool] | None:
    """The verb as it stands, and whether the thing undergoes it; None where that is not sure."""
    words = [word.strip(",.;:“”\"'").lower() for word in proposition.span.words.split()]
    stem = lemma[: max(STEM, len(lemma) - 2)]
    at = next((n for n, word in enumerate(words) if word.startswith(stem)), None)
    about = proposition.about
    if at is None or about is None or about.span is None:
        return None
    noun = (about.words.split() or [""])[-1].lower()
    place = next((n for n, word in enumerate(words) if word == noun), None)
    if place is None:
        return None
    if place < at:
        return words[at], bool(BE & set(words[place + 1 : at]))
    return (words[at], True) if words[at].endswith("ed") else None
