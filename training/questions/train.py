"""Learn when two positions answer one question: ``make train-questions``.

    python training/questions/train.py

Learns from the invented scenes beside this file and from the tuned stories of tests/stories/linking
(held ones are left out): a logistic regression for each kind of question over the features of
``link/pairing.py``, written to ``src/sayso/weights/questions/weights.json``. A claim may have many
predicates: of all pairs of two claims' positions the one that scores best is learned from, in
rounds. Printed is how well each scene and story is told by weights of the others.
"""

import importlib
import json
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

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
from sayso.link import corpus, identities, pairing, questions, threads  # noqa: E402
from sayso.link.positions import Position  # noqa: E402
from sayso.model import QuestionKind, RawInput  # noqa: E402

WEIGHTS = ROOT / "src" / "sayso" / "weights" / "questions" / "weights.json"
KINDS = (QuestionKind.HOW_MANY, QuestionKind.IS_IT_SO)
TOGETHER = {QuestionKind.HOW_MANY: 0.5, QuestionKind.IS_IT_SO: 0.5}  # chosen on the tuned stories
STRENGTH = 0.03  # C of the regression: few examples, many features
ROUNDS = 3
FOLDS = 6

Labelled = tuple[Position, frozenset[str]]


@dataclass(frozen=True)
class Told:
    """The pairs of one scene or story: features, whether one question, and of which two claims."""

    table: np.ndarray
    right: np.ndarray
    claims: Sequence[tuple[str, str]]

    def best(self, scores: np.ndarray) -> np.ndarray:
        """For each two claims the pair of positions that scores best."""
        found: dict[tuple[str, str], int] = {}
        for number, both in enumerate(self.claims):
            if both not in found or scores[number] > scores[found[both]]:
                found[both] = number
        return np.array(sorted(found.values()), dtype=int)


def scenes(parser: Parser) -> Iterator[tuple[str, corpus.Corpus, dict[str, tuple[str, str]]]]:
    """Each invented scene, every telling an article of its own; the question of each by article."""
    for path in sorted(HERE.glob("tellings-*.toml")):
        for name, scene in tomllib.loads(path.read_text("utf-8")).items():
            asked: dict[str, tuple[str, str]] = {}
            lines = []
            for number, (kind, *told) in enumerate(scene["questions"]):
                for text in told:
                    asked[f"scene.jsonl#{len(lines) + 1}"] = (f"q{number}", kind)
                    row = {"text": text, "date": "2031-05-04", "outlet": f"Paper {len(lines)}"}
                    lines.append(json.dumps(row))
            raw = RawInput("scene.jsonl", "\n".join(lines).encode())
            read = [reading.read(each, parser) for each in received.read(raw).articles]
            yield name, gathered(read), asked


def gathered(read: Sequence[Any]) -> corpus.Corpus:
    """What positions need to know of some articles."""
    articles = [one.article for one in read]
    claims = [claim for one in read for claim in one.claims]
    strands = threads.find(articles)
    who = identities.find(articles, claims, strands, ())
    return corpus.gather(articles, claims, who.identities, who.voices, threads=strands)


def of_scene(known: corpus.Corpus, asked: Mapping[str, tuple[str, str]]) -> Iterator[Labelled]:
    """The positions of a scene, with the question that their telling answers."""
    for _, positions in questions.parts(known):
        for position in positions:
            name, kind = asked[known.articles[position.claim.article].uri]
            if position.key.kind.value == kind:
                yield position, frozenset({name})


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
    rows, right, claims = [], [], []
    mine = [each for each in labelled if each[0].key.kind is kind]
    for (one, first), (other, second) in combinations(mine, 2):
        same = one.claim.id == other.claim.id
        if (same and kind is QuestionKind.IS_IT_SO) or pairing.barred(one, other):
            continue
        told = pairing.features(known, one, other)
        rows.append([told[name] for name in sorted(told)])
        right.append(bool(first & second))
        # A claim's figures are told apart by their value already, its predicates are not.
        number = "" if kind is QuestionKind.IS_IT_SO else str(len(rows))
        claims.append((one.claim.id + number, other.claim.id))
    return Told(np.array(rows), np.array(right), claims) if rows else None


def learn(told: Sequence[Told], kind: QuestionKind) -> tuple[np.ndarray, float]:
    """Weights and intercept on the features as they are, unscaled."""
    chosen = [np.arange(len(each.right)) for each in told]
    weights, intercept = np.zeros(0), 0.0
    for _ in range(ROUNDS if kind is QuestionKind.IS_IT_SO else 1):
        table = np.vstack([each.table[part] for each, part in zip(told, chosen, strict=True)])
        right = np.concatenate([each.right[part] for each, part in zip(told, chosen, strict=True)])
        scaler = StandardScaler().fit(table)
        model = LogisticRegression(C=STRENGTH, max_iter=4000).fit(scaler.transform(table), right)
        weights = model.coef_[0] / scaler.scale_
        intercept = float(model.intercept_[0] - weights @ scaler.mean_)
        chosen = [each.best(each.table @ weights + intercept) for each in told]
    return weights, intercept


def report(told: Mapping[str, Told], kind: QuestionKind) -> str:
    """Average precision on scenes and stories by weights of the others."""
    lines = []
    for what in ("scene", "story"):
        names = [name for name in told if name.startswith(what)]
        folds = [names[part::FOLDS] for part in range(FOLDS)]
        scores, right = [], []
        for fold in filter(None, folds):
            weights, intercept = learn([told[n] for n in told if n not in fold], kind)
            for name in fold:
                scored = told[name].table @ weights + intercept
                best = told[name].best(scored)
                scores.append(scored[best])
                right.append(told[name].right[best])
        truth, found = np.concatenate(right), np.concatenate(scores)
        average = average_precision_score(truth, found)
        lines.append(f"{kind.value}, {what}: {truth.sum()} of {len(truth)} pairs, AP {average:.3f}")
    return "\n".join(lines)


def read_all(parser: Parser) -> dict[str, tuple[corpus.Corpus, list[Labelled]]]:
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


def main() -> None:
    """Measure, learn from all, write."""
    everything = read_all(Parser())
    written = {}
    for kind in KINDS:
        told = {n: t for n, (known, mine) in everything.items() if (t := pairs(known, mine, kind))}
        sys.stdout.write(report(told, kind) + "\n")
        weights, intercept = learn(list(told.values()), kind)
        known, mine = next(iter(everything.values()))
        names = sorted(pairing.features(known, *_any_two(mine, kind)))
        written[kind.value] = {
            "features": dict(zip(names, weights.round(4).tolist(), strict=True)),
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
