"""Wordings of questions whose predicate has no class: made from its verb as articles have it."""

from collections.abc import Sequence

from sayso.model import Proposition, QuestionKind

BE = frozenset({"was", "were", "been", "be", "is", "are", "being", "got"})
STEM = 3  # letters that a form shares with its verb, "carried" with "carry"


def word(
    predicate: str, kind: QuestionKind, about: str, told: Sequence[Proposition], *, plural: bool
) -> str:
    """A readable question of the verb's own form: "How many crates were stacked?"."""
    many = kind is QuestionKind.HOW_MANY
    if predicate.startswith("of "):
        held = predicate.removeprefix("of ")
        return f"How many {about} are in the {held}?" if many else f"Is the {held} of {about}?"
    lemma, *rest = predicate.split()
    tail = f" {' '.join(rest)}" if rest else ""
    were = "were" if many or plural else "was"
    for proposition in sorted(told, key=lambda each: (len(each.span.words), each.span.words)):
        found = _form(lemma, proposition)
        if found is None:
            continue
        form, undergone = found
        if undergone:
            asked = f"How many {about} {were}" if many else f"{were.capitalize()} {about}"
            return f"{asked} {form}{tail}?"
        return f"How many {about} {form}{tail}?" if many else f"Did {about} {lemma}{tail}?"
    example = min((p.span.words for p in told), key=lambda words: (len(words), words))
    return f"How many {about}: “{example}”?" if many else f"Is it so: “{example}”?"


def _form(lemma: str, proposition: Proposition) -> tuple[str, bool] | None:
    """The verb as it stands, and whether the thing undergoes it; None where that is not sure."""
    words = [word.strip(",.;:“”\"'").lower() for word in proposition.span.words.split()]
    stem = lemma[: max(STEM, len(lemma) - 2)]
    at = next((n for n, word in enumerate(words) if word.startswith(stem)), None)
    about = proposition.about
    if at is None or about is None or about.span is None:
        return None
    noun = about.words.split()[-1].lower()
    place = next((n for n, word in enumerate(words) if word == noun), None)
    if place is None:
        return None
    if place < at:
        return words[at], bool(BE & set(words[place + 1 : at]))
    return (words[at], True) if words[at].endswith("ed") else None
