"""Scores of the network -> who said what: runs of words with a role, each linked to its cue."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float32]

SOURCE, CUE, CONTENT = 0, 1, 2  # role r has the tags 1 + 2 r (begin) and 2 + 2 r (inside)
TAGS = 7
FORBIDDEN = -1e4


@dataclass(frozen=True, slots=True)
class Run:
    """Words ``first`` to ``last`` (inclusive, counted in the unit) with one role."""

    role: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Group:
    """One attribution in a unit: a cue, its source if it names one, and the runs of its content.

    ``sure`` is the mean probability of the roles of its words.
    """

    cue: Run
    source: Run | None
    contents: tuple[Run, ...]
    sure: float


def find(roles: Scores, whose: Scores, who: Scores, lines: Sequence[int]) -> list[Group]:
    """The attributions of one unit, of (words, 7) role scores and (words, words) link scores.

    ``lines`` number the line each word stands in; no run crosses a line break.
    ``whose`` links words of contents to the first word of their cue; ``who`` links the first word
    of a cue to its source, or to itself where it names none. Two cues may share a source.
    """
    if not len(roles):
        return []
    logs = _log_softmax(roles)
    tags = _best_path(logs)
    runs = _runs(tags, lines)
    cues = [run for run in runs if run.role == CUE]
    if not cues:
        return []
    columns = [run.first for run in cues]
    spoken: list[list[Run]] = [[] for _ in cues]
    for run in (run for run in runs if run.role == CONTENT):
        spoken[int(np.argmax(_link(whose, run, columns)))].append(run)
    sources = [run for run in runs if run.role == SOURCE]
    named = [_source(who[run.first], run.first, sources) for run in cues]
    picked = np.exp(logs[np.arange(len(tags)), tags])
    return [
        Group(cue, named[n], tuple(spoken[n]), _sure(picked, cue, named[n], spoken[n]))
        for n, cue in enumerate(cues)
        if spoken[n]
    ]


def _sure(picked: Any, cue: Run, source: Run | None, contents: Sequence[Run]) -> float:
    runs = [cue, *contents, *((source,) if source else ())]
    return float(np.mean([picked[run.first : run.last + 1].mean() for run in runs]))


def _link(whose: Scores, run: Run, columns: list[int]) -> Scores:
    """The mean score of the run's words for each cue."""
    scores: Scores = whose[run.first : run.last + 1][:, columns].mean(axis=0)
    return scores


def _source(scores: Scores, itself: int, sources: Sequence[Run]) -> Run | None:
    """The source the cue links to best, or none where it links to itself better still."""
    best: Run | None = None
    most = float(scores[itself])
    for run in sources:
        score = float(scores[run.first : run.last + 1].max())
        if score > most:
            best, most = run, score
    return best


def _log_softmax(scores: Scores) -> Scores:
    shifted = scores - scores.max(axis=1, keepdims=True)
    logs: Scores = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    return logs


def _moves() -> Scores:
    """What may follow what: inside of a role only after its begin or its inside."""
    moves = np.zeros((TAGS, TAGS), dtype=np.float32)
    for inside in (2, 4, 6):
        moves[:, inside] = FORBIDDEN
        moves[[inside - 1, inside], inside] = 0
    return moves


MOVES = _moves()


def _best_path(logs: Scores) -> list[int]:
    """Viterbi's best sequence of tags."""
    best = logs[0] + MOVES[0]  # as behind a word without a role
    back = np.zeros((len(logs), TAGS), dtype=np.int64)
    for n in range(1, len(logs)):
        scores = best[:, None] + MOVES
        back[n] = scores.argmax(axis=0)
        best = scores.max(axis=0) + logs[n]
    path = [int(best.argmax())]
    for n in range(len(logs) - 1, 0, -1):
        path.append(int(back[n][path[-1]]))
    return path[::-1]


def _runs(tags: Sequence[int], lines: Sequence[int]) -> list[Run]:
    runs: list[Run] = []
    for n, tag in enumerate(tags):
        if tag == 0:
            continue
        role = (tag - 1) // 2
        before = runs[-1] if runs else None
        goes_on = tag % 2 == 0 and before is not None and before.last == n - 1
        if before and goes_on and before.role == role and lines[n] == lines[n - 1]:
            runs[-1] = Run(role, before.first, n)
        else:
            runs.append(Run(role, n, n))
    return runs
