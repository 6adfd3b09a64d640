"""Measure speech acts and what goes with them: ``python bench/facet_acts.py DATA [--wrong]``.

DATA holds ``meantime/``, ``megaveridicality2/`` and ``emergent/``; none of them is part of sayso.

cases    tests/cases/acts and tests/cases/replies: invented sentences, every third held out as
         written. Macro-F1 of act, stance, certainty and polarity (a claim that is not found counts
         as a wrong value); precision and recall of what a reply is tied to.
meantime (Minard et al. 2016, dev; title and first five sentences are annotated): each event with a
         certainty takes certainty and polarity of the innermost claim whose content holds it.
         Plain narration is CERTAIN there and `unstated` here, so CERTAIN stands for both `certain`
         and `unstated`; UNDERSPECIFIED stands for `possible`. "reported events" are those a speech
         link names as what was said.
megaveridicality2 (White and Rawlins 2018): "Someone VERBed that a particular thing happened" and
         its negation, judged from -3 (did not happen) to 3 (did). The reading of the verb is put
         on the same scale (COMMITS): rank correlation, and the share of verbs that fall on the
         side of the judgement: more than 1, less than -1 or between. Verbs in no table are left
         aside and counted as "listed".
emergent (Ferreira and Vlachos 2016): headlines for, against or observing a rumour, by the acts of
         their claims alone; a figure to keep sane by, as the rumour itself is not looked at.

MEANTIME documents, verbs and headlines are split by a hash of their name: of a third ("held") no
error is listed.
"""

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import factuality
from agreement import FACET, PARTS, Pair, figures, language, told
from figures import HEAD, Figure, lines
from sayso.extract.parser import Parser

CASES = ("made-up", "desks", "negative", "known-failures")


def main() -> None:
    """Print every figure, one a line."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    arguments.add_argument("data", type=Path)
    arguments.add_argument("--wrong", action="store_true", help="list errors of the tuned part")
    options = arguments.parse_args()
    parser = Parser()
    if options.wrong:
        for error in wrong(parser, options.data):
            sys.stdout.write(error + "\n")
    for line in (HEAD, *lines(measured(parser, options.data))):
        sys.stdout.write(" | ".join(line) + "\n")


def measured(parser: Parser, data: Path) -> list[Figure]:
    """Every figure of this facet."""
    return cases(parser) + replies(parser) + factuality.measured(parser, data)


def judged(parser: Parser) -> dict[str, list[Pair]]:
    """The cases of speech acts by facet."""
    shared, found = language(), defaultdict(list)
    for case in (each for name in CASES for each in shared.load("acts", name)):
        held = "held" if case.get("held_out") else "tuned"
        for facet, value in shared.facets(case, shared.judged(case, parser)).items():
            found[facet].append(Pair(case[facet], value, held, case["text"]))
    return found


def cases(parser: Parser) -> list[Figure]:
    """Macro-F1 of the four facets over our own sentences."""
    aims = {"act": 90.0}
    return [
        figure
        for facet, pairs in judged(parser).items()
        for figure in figures("own sentences", facet, pairs, aims.get(facet))
        if "macro" in figure.measure
    ]


def replies(parser: Parser) -> list[Figure]:
    """Precision and recall of the claim a reply is tied to, over our own small articles."""
    shared, found = language(), []
    done = [
        (case, shared.replied(case, parser) or "", "held" if case.get("held_out") else "tuned")
        for topic in ("made-up", "known-failures")
        for case in shared.load("replies", topic)
    ]
    for name in PARTS:
        here = [each for each in done if name in (each[2], "all")]
        right = sum(bool(case["answers"]) and case["answers"] in got for case, got, _ in here)
        tied, asked = (
            sum(bool(got) for _, got, _ in here),
            sum(bool(c["answers"]) for c, *_ in here),
        )
        for measure, share, of in (
            ("precision", right / max(1, tied), tied),
            ("recall", right / max(1, asked), asked),
        ):
            found.append(Figure(FACET, "own articles", f"reply, {measure}", 100 * share, of, name))
    return found


def wrong(parser: Parser, data: Path) -> Iterator[str]:
    """The errors of the tuned part, by kind."""
    for facet, pairs in judged(parser).items():
        yield from told(f"cases {facet}", pairs)
    yield from factuality.wrong(parser, data)


if __name__ == "__main__":
    main()
