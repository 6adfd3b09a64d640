"""How well linking does on a story: questions, answers, links, statements, origins, identities.

Every measure is a pair of counts, right and all, so that stories add up. What gold marks as open
counts neither way, nor do links and answers of claims that gold has no entry for.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import linkgold
import linkpairs
import read_story
from goldset import bag_of_words
from linkgold import SILENT, Aligned, Gold, Tally, Unit, agrees, credits_voice
from linkpairs import RELATIONS

from sayso.extract.parser import Parser

Row = Mapping[str, Any]
WORDINGS = "wordings, for the eye"
MEASURES = (
    *("claims", "questions recall", "questions purity", "answers precision", "answers recall"),
    *(f"{relation} {end}" for relation in RELATIONS for end in ("precision", "recall")),
    *("links precision", "links recall", "aparts", "related"),
    *("statements precision", "statements recall", "origins precision", "origins recall"),
    *("origins counted", "identities precision", "identities recall"),
)


@dataclass(frozen=True, slots=True)
class Held:
    """A found answer, and the gold answers of its question's kind that it stands for.

    Where it stands for none, ``stray`` says what gold knows of its words: that they answer "no
    question", or that they are of an "other voice"; or it is empty, and nobody can judge.
    """

    answer: Row
    units: frozenset[Unit]
    stray: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A found question, its answers as gold knows them, and the gold question it is mapped to."""

    row: Row
    held: tuple[Held, ...]
    gold: str | None
    turned_round: bool = False

    def units(self, question: str) -> set[Unit]:
        """The answers to a gold question that stand in this one."""
        return {unit for held in self.held for unit in held.units if unit.question == question}


def score(gold: Gold, aligned: Aligned, questions: Sequence[Row]) -> Tally:
    """Everything the gold says about a story, against what was found."""
    tally = Tally()
    asked = [_asked(gold, aligned, question) for question in questions]
    _score_claims(gold, aligned, tally)
    _score_questions(gold, asked, tally)
    _score_answers(gold, asked, tally)
    _score_groups(gold, aligned, tally)
    _score_identities(gold, aligned, tally)
    linkpairs.score(gold, aligned, [(each.row, each.gold) for each in asked], tally)
    return tally


def measure(name: str, parser: Parser, *, fast: bool = False) -> Tally:
    """Read a story, link it, and score it; ``fast`` reads by rules alone."""
    gold, folder = linkgold.load(name), linkgold.STORIES / name
    story = read_story.story(read_story.read(folder, parser, fast=fast))
    questions = list(story.questions)
    return score(gold, linkgold.align(gold, story.claims, questions, folder), questions)


def _score_claims(gold: Gold, aligned: Aligned, tally: Tally) -> None:
    worded = {claim for claims in aligned.worded.values() for claim in claims}
    for claim in gold.claims:
        wrong = "claim credited to another voice" if claim in worded else "claim not found"
        tally.judge("claims", wrong, gold.words(claim), right=bool(aligned.found[claim]))


def _asked(gold: Gold, aligned: Aligned, question: Row) -> Asked:
    held = tuple(_held(gold, aligned, question["kind"], each) for each in question["answers"])
    votes = Counter(
        name for each in held for name in sorted({unit.question for unit in each.units})
    )
    order = list(gold.questions)
    mapped = min(votes, key=lambda name: (-votes[name], order.index(name)), default=None)
    return Asked(question, held, mapped, _turned_round(gold, held, mapped))


def _held(gold: Gold, aligned: Aligned, kind: str, answer: Row) -> Held:
    units: set[Unit] = set()
    meant = {each for claim in answer["claims"] for each in aligned.meant.get(claim, ())}
    worded = {each for claim in answer["claims"] for each in aligned.worded.get(claim, ())}
    for claim in answer["claims"]:
        units |= _units(gold, aligned.meant.get(claim, ()), kind, answer)
    stray = ""
    if not units and meant:
        stray = "" if any(gold.units.get(each) for each in meant) else "no question"
    elif not units and _units(gold, worded, kind, answer):
        stray = "other voice"
    return Held(answer, frozenset(units), stray)


def _units(gold: Gold, claims: Iterable[str], kind: str, answer: Row) -> set[Unit]:
    """The gold answers of these claims which a found answer stands for.

    A claim may hold more than one: those with its value are meant, or else with its words. A figure
    of neither is one that gold passed over, in the same breath as others.
    """
    could = {unit for each in claims for unit in gold.units.get(each, []) if unit.kind == kind}
    agreeing = {unit for unit in could if agrees(gold.answer(unit), answer)}
    words = bag_of_words(answer.get("words") or "")
    near = {
        unit
        for unit in could
        if (words & bag_of_words(gold.claims[unit.claim]["content"])).total() * 2
        >= words.total()
        > 0
    }
    found = (agreeing & near) or agreeing or near
    return found or (set() if kind == "how-many" and answer["act"] not in SILENT else could)


def _turned_round(gold: Gold, held: Iterable[Held], question: str | None) -> bool:
    """Whether "was it shut?" was asked for "was it open?": told only where both are answered."""
    pairs = [
        (gold.answer(unit), each.answer)
        for each in held
        for unit in each.units
        if unit.question == question and "polarity" in gold.answer(unit)
    ]
    if len({wanted["polarity"] for wanted, _ in pairs}) < 2:
        return False
    straight = sum(agrees(wanted, answer) for wanted, answer in pairs)
    return sum(agrees(w, answer, turned_round=True) for w, answer in pairs) > straight


def _score_questions(gold: Gold, asked: Iterable[Asked], tally: Tally) -> None:
    same_kind = {name: row["kind"] for name, row in gold.questions.items()}
    for name, row in gold.questions.items():
        among = [each for each in asked if each.row["kind"] == same_kind[name]]
        most = max((len(each.units(name)) for each in among), default=0)
        note = f"{name} {row['kind']}: {row['wording']} ({most} of {len(row['answers'])} together)"
        right = most >= min(2, len(row["answers"]))
        wrong = f"question not {'gathered' if most else 'asked'}: {row['kind']}"
        tally.judge("questions recall", wrong, note, right=right)
    for each in asked:
        known = [held for held in each.held if held.units or held.stray == "no question"]
        if each.gold is None or len(known) < 2:
            continue
        inside = sum(any(u.question == each.gold for u in held.units) for held in known)
        others = {u.question for held in known for u in held.units} - {each.gold}
        tally.add("questions purity", inside, len(known))
        if inside < len(known):
            note = f"{each.gold} as “{each.row['wording']}” with {sorted(others) or 'no question'}"
            tally.notes.append(("question mixes others in", note))


def best_for(asked: Iterable[Asked], question: str) -> Asked | None:
    """Of the found questions mapped to a gold one, that with most of its answers."""
    mapped = [each for each in asked if each.gold == question]
    return max(mapped, key=lambda each: len(each.units(question)), default=None)


def _score_answers(gold: Gold, asked: Sequence[Asked], tally: Tally) -> None:
    right: dict[int, set[Unit]] = {}
    for number, each in enumerate(asked):
        right[number] = set()
        for held in each.held if each.gold else ():
            good = {
                u for u in held.units if u.question == each.gold and _right(gold, each, held, u)
            }
            right[number] |= good
            if held.units or held.stray:
                note = f"{each.gold} “{each.row['wording']}”: {_told(held.answer)}"
                tally.judge("answers precision", "answer wrong", note, right=bool(good))
    for name, row in gold.questions.items():
        best = best_for(asked, name)
        got = set() if best is None else right[asked.index(best)]
        if best is not None:
            tally.notes.append((WORDINGS, f"{row['wording']} -> {best.row['wording']}"))
        known = {
            origin_of(gold)[answer["claim"]]
            for answer in row["answers"]
            if not answer.get("silent") and answer["claim"] in known_origins(gold)
        }
        note = f"{name}: {'-' if best is None else best.row['origins']}, gold {len(known)}"
        counted = best is not None and best.row["origins"] == len(known)
        tally.judge("origins counted", "origins counted wrongly", note, right=counted)
        for unit in (u for a in row["answers"] for u in gold.units[a["claim"]]):
            if unit.question == name:
                note = f"{name} {row['wording']} {dict(gold.answer(unit))}"
                tally.judge("answers recall", "answer not there", note, right=unit in got)


def _right(gold: Gold, asked: Asked, held: Held, unit: Unit) -> bool:
    named = str(held.answer["source"] or "")
    said_by = not gold.claims[unit.claim]["source"] or credits_voice(
        gold, unit.claim, named, person=True
    )
    return said_by and agrees(gold.answer(unit), held.answer, turned_round=asked.turned_round)


def _told(answer: Row) -> str:
    figures = f"{answer['low']}–{answer['high']}, {answer['polarity']}, {answer['act']}"
    return f"{answer['source']}: {figures} ({answer.get('words') or ''})"


def origin_of(gold: Gold) -> dict[str, int]:
    """The number of each claim's origin in the gold."""
    origins = enumerate(gold.rows.get("origin", []))
    return {claim: number for number, row in origins for claim in row["claims"]}


def known_origins(gold: Gold) -> set[str]:
    """Claims whose lineage the gold gives."""
    return {c for row in gold.rows.get("origin", []) if row["known"] for c in row["claims"]}


def b_cubed(
    found: Mapping[str, Hashable], gold: Mapping[str, Hashable], cast: Mapping[str, Hashable]
) -> tuple[float, float]:
    """The sums over items of B-cubed precision and recall; items of one cast are not compared."""
    precision = recall = 0.0
    for item in gold:
        others = [each for each in gold if each == item or cast[each] != cast[item]]
        group = {each for each in others if found[each] == found[item]}
        truth = {each for each in others if gold[each] == gold[item]}
        precision += len(group & truth) / len(group)
        recall += len(group & truth) / len(truth)
    return precision, recall


def _score_groups(gold: Gold, aligned: Aligned, tally: Tally) -> None:
    """Statements and origins of the claims that were found.

    Where one found claim holds two of gold's, nothing says whether it would join them.
    """
    doubtful = {claim for pair in gold.unsure for claim in pair}
    sure = {claim: first for claim, first in gold.statement.items() if claim not in doubtful}
    for what, truth in (("statement", sure), ("origin", origin_of(gold))):
        lines = {claim: line for claim in truth if (line := aligned.best(claim))}
        cast = {claim: line["id"] for claim, line in lines.items()}
        found = {claim: line[what] or ("alone", line["id"]) for claim, line in lines.items()}
        kept = {claim: truth[claim] for claim in found}
        precision, recall = b_cubed(found, kept, cast)
        tally.add(f"{what}s precision", precision, len(kept))
        tally.add(f"{what}s recall", recall, len(kept))
        for left, right in combinations(kept, 2):
            together, one = found[left] == found[right], kept[left] == kept[right]
            if together != one and cast[left] != cast[right]:
                wrong = f"{what}s {'parted' if one else 'merged'}"
                tally.notes.append((wrong, f"{gold.words(left)} / {gold.words(right)}"))


def _score_identities(gold: Gold, aligned: Aligned, tally: Tally) -> None:
    """Pairs of speakers: each voice once an article, or oftener where it was made several there."""
    speakers: dict[tuple[str, str, Hashable], None] = {}
    for claim, row in gold.claims.items():
        line = aligned.best(claim)
        if line and row["source"] and row["voice"] in gold.names:
            alone = ("alone", row["article"], row["voice"])
            speakers[row["voice"], row["article"], line["identity"] or alone] = None
    for (voice, article, left), (other, elsewhere, right) in combinations(speakers, 2):
        note = f"{voice} in {article} / {other} in {elsewhere}"
        if left == right:
            right_one = voice == other
            tally.judge("identities precision", "two voices made one", note, right=right_one)
        if voice == other:
            tally.judge("identities recall", "one voice made two", note, right=left == right)
