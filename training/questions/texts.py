"""What the encoder of tellings learns from, cut into word pieces: ``make train-tellings``.

    python training/questions/texts.py FILE

Texts are the tellings of the invented scenes beside this file, and the contents of claims of the
tuned stories, as their gold has them and as they are found. Each has the questions it answers.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from train import HERE, KINDS, Labelled, linkgold, read_all, tellings_of

from sayso.extract.parser import Parser
from sayso.link import tellings

Text = tuple[str, frozenset[str], str]


def of_gold(name: str) -> Iterator[Text]:
    """The contents of a story's claims, as its gold has them."""
    gold = linkgold.load(name)
    kinds = {kind.value for kind in KINDS}
    for claim, row in gold.claims.items():
        asked: dict[str, set[str]] = {}
        for unit in gold.units.get(claim, []):
            asked.setdefault(unit.kind, set()).add(unit.question)
        for kind, questions in asked.items():
            if kind in kinds:
                yield row["content"], frozenset(questions), kind


def found(labelled: Sequence[Labelled]) -> Iterator[Text]:
    """The contents of the claims that were found."""
    for kind in KINDS:
        for position, questions in labelled:
            if position.key.kind is kind:
                yield position.claim.words, questions, kind.value


def once(texts: Iterator[Text]) -> list[Text]:
    """Each text of a kind once, with all questions it answers."""
    every: dict[tuple[str, str], frozenset[str]] = {}
    for text, questions, kind in texts:
        every[text, kind] = every.get((text, kind), frozenset()) | questions
    return [(text, questions, kind) for (text, kind), questions in every.items()]


def groups() -> Iterator[tuple[str, list[Text]]]:
    """The texts of each scene, told in full and as found, and of each tuned story."""
    told = {f"scene {name}": rows for name, rows in tellings_of(HERE)}
    for name, (_, labelled) in read_all(Parser()).items():
        if name in told:
            whole = {text for text, _, _ in told[name]}
            yield name, told[name] + [t for t in once(found(labelled)) if t[0] not in whole]
        else:
            story = name.removeprefix("story ")
            yield name, once(iter([*of_gold(story), *found(labelled)]))


def main() -> None:
    """Write one list a scene or story: pieces, questions, kind."""
    rows = {
        name: [(tellings.pieces(text), sorted(asked), kind) for text, asked, kind in texts]
        for name, texts in groups()
    }
    Path(sys.argv[1]).write_text(json.dumps(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
