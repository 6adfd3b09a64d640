"""Learn when two positions answer one question: ``make train-questions``.

    python training/questions/train.py --folds FOLDER

Learns from the invented scenes beside this file and from the tuned stories of tests/stories/linking
(held ones are left out), for each kind of question, two logistic regressions: one over the plain
features of ``link/pairing.py``, and one over what the first says and what the encoder of tellings
says. Every scene and story is judged by weights, and read by an encoder
(FOLDER, from ``make train-tellings``), that did not learn from it. Both together are one weight a
feature, written to ``src/sayso/weights/questions/weights.json``. A claim may have many predicates:
of all pairs of two claims' positions the one that scores best is learned from, in rounds.
"""

import argparse
import importlib
import json
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score
from sklearn.preprocessing import StandardScaler

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests" / "gold"), str(ROOT / "tests")]
linkgold = importlib.import_module("linkgold")
read_story = importlib.import_module("read_story")

from sayso.extract import reading  # noqa: E402
from sayso.extract.parser import Parser  # noqa: E402
from sayso.ingest import received  # noqa: E402
from sayso.link import corpus, identities, pairing, questions, tellings, threads  # noqa: E402
from sayso.link.positions import Position  # noqa: E402
from sayso.model import QuestionKind, RawInput  # noqa: E402

WEIGHTS = ROOT / "src" / "sayso" / "weights" / "questions" / "weights.json"
KINDS = (QuestionKind.HOW_MANY, QuestionKind.IS_IT_SO)
TOGETHER = {QuestionKind.HOW_MANY: 0.6, QuestionKind.IS_IT_SO: 0.6}  # chosen on the tuned stories
STRENGTH = 0.03  # C of the first regression: few examples, many features
FREE = 10.0  # of the second: three features
SCENE = 0.1  # what a pair of a scene weighs, where one of a story weighs 1: scenes are not the news
ROUNDS = 3
FOLDS = 3  # as in encoder.py
ENCODED = ("likeness beyond that to others", "likeness of tellings")

Labelled = tuple[Position, frozenset[str]]
Read = tuple[corpus.Corpus, list[Labelled]]
Telling = tuple[str, frozenset[str], str]  # a text, the questions that it answers, their kind


@dataclass(frozen=True)
class Told:
    """The pairs of one scene or story: features, whether one question, and of which two claims.

    ``plain`` are the features without the encoder's, which are ``encoded``.
    """

    plain: np.ndarray
    encoded: np.ndarray
    right: np.ndarray
    claims: Sequence[tuple[str, str]]

    def best(self, scores: np.ndarray) -> np.ndarray:
        """For each two claims the pair of positions that scores best."""
        found: dict[tuple[str, str], int] = {}
        for number, both in enumerate(self.claims):
            if both not in found or scores[number] > scores[found[both]]:
                found[both] = number
        return np.array(sorted(found.values()), dtype=int)


def tellings_of(folder: Path) -> Iterator[tuple[str, list[Telling]]]:
    """The tellings of each invented scene."""
    for path in sorted(folder.glob("tellings-*.toml")):
        for name, scene in tomllib.loads(path.read_text("utf-8")).items():
            yield (
                name,
                [
                    (text, frozenset({f"q{number}"}), kind)
                    for number, (kind, *told) in enumerate(scene["questions"])
                    for text in told
                ],
            )


def scenes(parser: Parser) -> Iterator[tuple[str, corpus.Corpus, dict[str, Telling]]]:
    """Each invented scene, every telling an article of its own; the telling of each by article."""
    for name, told in tellings_of(HERE):
        lines = [
            json.dumps({"text": text, "date": "2031-05-04", "outlet": f"Paper {number}"})
            for number, (text, _, _) in enumerate(told)
        ]
        raw = RawInput("scene.jsonl", "\n".join(lines).encode())
        read = [reading.read(each, parser) for each in received.read(raw).articles]
        asked = {f"scene.jsonl#{number}": each for number, each in enumerate(told, 1)}
        yield name, gathered(read), asked


def gathered(read: Sequence[Any]) -> corpus.Corpus:
    """What positions need to know of some articles."""
    articles = [one.article for one in read]
    claims = [claim for one in read for claim in one.claims]
    strands = threads.find(articles)
    who = identities.find(articles, claims, strands, ())
    return corpus.gather(articles, claims, who.identities, who.voices, threads=strands)


def of_scene(known: corpus.Corpus, asked: Mapping[str, Telling]) -> Iterator[Labelled]:
    """The positions of a scene, with the question that their telling answers."""
    for _, positions in questions.parts(known):
        for position in positions:
            _, answered, kind = asked[known.articles[position.claim.article].uri]
            if position.key.kind.value == kind:
                yield position, answered


def of_story(known: corpus.Corpus, gold: Any, aligned: Any) -> Iterator[Labelled]:
    """The positions of a gold story that answer one of its questions."""
    for _, positions in questions.parts(known):
        for position in positions:
            names = {
                unit.question
                for claim in aligned.meant.get(position.claim.id, ())
                for unit in gold.units.get(claim, [])
                if unit.kind == position.key.kind.value and fits(gold.answer(unit), position)
            }
            if names:
                yield position, frozenset(names)


def fits(answer: Mapping[str, Any], position: Position) -> bool:
    """Whether a figure is the one that the gold answer gives; any yes or no fits."""
    if position.key.kind is not QuestionKind.HOW_MANY or answer.get("silent"):
        return True
    quantity = position.proposition.quantity if position.proposition else None
    if quantity is None or answer.get("vague"):
        return quantity is not None
    return (quantity.low, quantity.high) == (answer.get("low"), answer.get("high"))


def pairs(known: corpus.Corpus, labelled: Sequence[Labelled], kind: QuestionKind) -> Told | None:
    """All pairs of a kind that are not barred."""
    plain, encoded, right, claims = [], [], [], []
    mine = [each for each in labelled if each[0].key.kind is kind]
    for (one, first), (other, second) in combinations(mine, 2):
        same = one.claim.id == other.claim.id
        if (same and kind is QuestionKind.IS_IT_SO) or pairing.barred(one, other):
            continue
        told = pairing.features(known, one, other)
        plain.append([told[name] for name in sorted(told) if name not in ENCODED])
        encoded.append([told[name] for name in ENCODED])
        right.append(bool(first & second))
        # A claim's figures are told apart by their value already, its predicates are not.
        number = "" if kind is QuestionKind.IS_IT_SO else str(len(right))
        claims.append((one.claim.id + number, other.claim.id))
    if not right:
        return None
    return Told(np.array(plain), np.array(encoded), np.array(right), claims)


def learn(told: Mapping[str, Told], kind: QuestionKind) -> tuple[np.ndarray, float]:
    """Weights and intercept of the plain features as they are, unscaled."""
    tables = {name: each.plain for name, each in told.items()}
    return _rounds(told, tables, kind, _shares(told), STRENGTH)


def stacked(told: Mapping[str, Told], kind: QuestionKind) -> tuple[np.ndarray, float]:
    """Weights and intercept of what the plain features say and the encoder's."""
    tables = {}
    for part in folds(list(told)):
        weights, intercept = learn({n: t for n, t in told.items() if n not in part}, kind)
        for name in part & set(told):
            said = told[name].plain @ weights + intercept
            tables[name] = np.column_stack([said, told[name].encoded])
    ordered = {name: told[name] for name in told if name in tables}
    return _rounds(ordered, tables, kind, _shares(ordered), FREE)


def _shares(names: Iterable[str]) -> dict[str, float]:
    return {name: SCENE if name.startswith("scene") else 1.0 for name in names}


def _rounds(
    told: Mapping[str, Told],
    tables: Mapping[str, np.ndarray],
    kind: QuestionKind,
    shares: Mapping[str, float],
    strength: float,
) -> tuple[np.ndarray, float]:
    chosen = {name: np.arange(len(each.right)) for name, each in told.items()}
    weights, intercept = np.zeros(0), 0.0
    for _ in range(ROUNDS if kind is QuestionKind.IS_IT_SO else 1):
        table = np.vstack([tables[name][part] for name, part in chosen.items()])
        right = np.concatenate([told[name].right[part] for name, part in chosen.items()])
        share = np.concatenate([np.full(len(part), shares[name]) for name, part in chosen.items()])
        scaler = StandardScaler().fit(table, sample_weight=share)
        model = LogisticRegression(C=strength, max_iter=4000)
        model.fit(scaler.transform(table), right, sample_weight=share)
        weights = model.coef_[0] / scaler.scale_
        intercept = float(model.intercept_[0] - weights @ scaler.mean_)
        chosen = {name: told[name].best(tables[name] @ weights + intercept) for name in chosen}
    return weights, intercept


def folds(names: Sequence[str]) -> list[set[str]]:
    """Every third scene with every third story."""
    parts: list[set[str]] = [set() for _ in range(FOLDS)]
    for sort in ("scene", "story"):
        for number, name in enumerate(name for name in names if name.startswith(sort)):
            parts[number % FOLDS].add(name)
    return parts


def both(told: Mapping[str, Told], kind: QuestionKind) -> tuple[np.ndarray, np.ndarray, float]:
    """Weights of the plain features, of the encoder's, and the intercept."""
    weights, intercept = learn(told, kind)
    more, start = stacked(told, kind)
    return weights * more[0], more[1:], float(intercept * more[0] + start)


def report(told: Mapping[str, Told], kind: QuestionKind) -> str:
    """Average precision on scenes and stories by weights of the others, plain and with both."""
    scores: dict[tuple[str, str], list[tuple[np.ndarray, np.ndarray]]] = defaultdict(list)
    for part in folds(list(told)):
        others = {name: each for name, each in told.items() if name not in part}
        plain, start = learn(others, kind)
        weights, encoded, intercept = both(others, kind)
        for name in sorted(part):
            each = told[name]
            said = {
                "plain": each.plain @ plain + start,
                "with the encoder": each.plain @ weights + each.encoded @ encoded + intercept,
            }
            for how, found in said.items():
                best = each.best(found)
                scores[name.split()[0], how].append((each.right[best], found[best]))
    lines = []
    for (sort, how), every in sorted(scores.items()):
        right, found = (np.concatenate(column) for column in zip(*every, strict=True))
        average = average_precision_score(right, found)
        counted = f"{right.sum()} of {len(right)} pairs"
        lines.append(f"{kind.value}, {sort}, {how}: {counted}, AP {average:.3f}")
    return "\n".join(lines)


def read_all(parser: Parser) -> dict[str, Read]:
    """Every scene and tuned story with its labelled positions."""
    found = {}
    for name, known, asked in scenes(parser):
        found[f"scene {name}"] = (known, list(of_scene(known, asked)))
    for name in linkgold.names():
        gold, folder = linkgold.load(name), linkgold.STORIES / name
        if gold.held:
            continue
        read = read_story.read(folder, parser)
        story = read_story.story(read)
        aligned = linkgold.align(gold, story.claims, list(story.questions), folder)
        known = gathered(list(read.values()))
        found[f"story {name}"] = (known, list(of_story(known, gold, aligned)))
    return found


def tables(everything: Mapping[str, Read], encoders: Path) -> dict[QuestionKind, dict[str, Told]]:
    """The pairs of each scene and story, by the encoder that did not learn from it."""
    found: dict[QuestionKind, dict[str, Told]] = {kind: {} for kind in KINDS}
    for number, part in enumerate(folds(list(everything))):
        encoder = tellings.load(encoders / f"fold-{number}.onnx")
        with patch.object(tellings, "load", return_value=encoder):
            tellings.vector.cache_clear()
            for name, (known, mine) in everything.items():
                for kind in KINDS if name in part else ():
                    if (told := pairs(known, mine, kind)) is not None:
                        found[kind][name] = told
    # In the order of the scenes again, not of the folds.
    return {kind: {n: told[n] for n in everything if n in told} for kind, told in found.items()}


def main() -> None:
    """Measure, learn from all, write."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    options.add_argument("--folds", type=Path, required=True)
    everything = read_all(Parser())
    written = {}
    for kind, told in tables(everything, options.parse_args().folds).items():
        sys.stdout.write(report(told, kind) + "\n")
        plain, encoded, intercept = both(told, kind)
        known, mine = next(iter(everything.values()))
        names = sorted(set(pairing.features(known, *_any_two(mine, kind))) - set(ENCODED))
        weights = zip((*names, *ENCODED), (*plain, *encoded), strict=True)
        written[kind.value] = {
            "features": {name: round(float(weight), 4) for name, weight in weights},
            "intercept": round(intercept, 4),
            "together": TOGETHER[kind],
        }
    WEIGHTS.write_text(json.dumps(written, indent=1) + "\n", encoding="utf-8")


def _any_two(labelled: Sequence[Labelled], kind: QuestionKind) -> tuple[Position, Position]:
    """For the names of the features."""
    found = [position for position, _ in labelled if position.key.kind is kind]
    return found[0], found[1]


if __name__ == "__main__":
    main()
