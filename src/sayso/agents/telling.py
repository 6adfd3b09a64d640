"""Telling: what inquiry answers, cut to fit into a conversation; never a claim without source.

Words of articles stand in ``quote`` and ``text`` and nowhere else; what a claim is cut to keeps its
quote, its offsets, its article, outlet, date, and the chain it came through.
"""

from collections.abc import Iterable
from typing import Final

from sayso.inquiry.pages import Line

SOURCES: Final = 25  # of a question
REPORTS: Final = 3  # of a position
QUESTIONS: Final = 5  # that answer what was asked
CLAIMS: Final = 30


def claim(line: Line) -> Line:
    """A claim short (see `inquiry.lines.evidence`)."""
    article = line["article"]
    return {
        "id": line["id"],
        "quote": line["text"],
        "offsets": line["spans"],
        "chain": line["chain"],
        "act": line["act"],
        "stance": line["stance"],
        "said": when(line["said"]),
        "article": {
            "id": article["id"],
            "uri": article["uri"],
            "outlet": article["outlet"],
            "published": when(article["published"]),
            "sha256": article["sha256"],
            "replaced_by": article["replaced_by"],
        },
        "judged": line["judged"],
    }


def when(line: Line | None) -> Line | None:
    """A date as far as it is known."""
    return None if line is None else {key: line[key] for key in ("earliest", "latest", "precision")}


def answer(line: Line) -> Line:
    """One source's answer."""
    kept = ("source", "identity", "low", "high", "approximate", "polarity", "act", "mode")
    return {
        **{key: line[key] for key in kept},
        "quote": line["words"],
        "said": when(line["said"]),
        "statement": line["statement"],
        "origin": line["origin"],
    }


def question(line: Line) -> Line:
    """A question as it stood: who holds what since when, and the claims that rests on."""
    shown = line["sources"][:SOURCES]
    sources = [
        {
            "source": each["source"],
            "identity": each["identity"],
            "positions": [_position(position) for position in each["positions"]],
        }
        for each in shown
    ]
    used = {key for each in sources for held in each["positions"] for key in held["claims"]}
    return {
        "id": line["question"],
        "wording": line["wording"],
        "kind": line["kind"],
        "outlets": line["outlets"],
        "families": line["families"],
        "origins": line["origins"],
        "sources": sources,
        "sources_left_out": len(line["sources"]) - len(shown),
        "may_have_come_by_then": len(line["maybe"]),
        "came_later": line["later"],
        "silent": [each["source"] for each in line["silent"]],
        "claims": [claim(each) for each in line["claims"] if each["id"] in used],
    }


def _position(line: Line) -> Line:
    return {
        "answer": answer(line["answer"]),
        "since": when(line["since"]),
        "until": when(line["until"]),
        "ended": line["ended"],
        "reports": len(line["claims"]),
        "claims": line["claims"][:REPORTS],
    }


def links(told: Line, lines: Iterable[Line]) -> list[Line]:
    """How claims that are told stand to each other; those of claims left out are left out."""
    there = {each["id"] for each in told["claims"]}
    return [
        {key: each[key] for key in ("left", "relation", "right")}
        for each in lines
        if {each["left"], each["right"]} <= there
    ]


def asked(line: Line) -> Line:
    """What was found on a typed question."""
    questions = []
    for each in line["questions"][:QUESTIONS]:
        told = question(each)
        questions.append({**told, "links": links(told, each["links"])})
    return {
        "asked": line["asked"],
        "answered": line["answered"],
        "questions": questions,
        "questions_left_out": len(line["questions"]) - len(questions),
        "claims": [claim(each) for each in line["claims"][:CLAIMS]],
        "in_other_words": line["in_other_words"],
        "nearest": line["nearest"],
        "words_found_in": [claim(each) for each in line["words_found_in"]],
        "broken": line["broken"],
        "stories_not_looked_through": line["not_looked_through"],
        "as_of": line["as_of"],
        "clock": line["clock"],
    }


def source(line: Line) -> Line:
    """A voice."""
    return {key: line[key] for key in ("id", "name", "kind", "aliases", "role", "affiliation")}


def shaken(line: Line) -> Line:
    """An answer that rests on a source, with the first of its reports."""
    return {**line, "reports": len(line["claims"]), "claims": line["claims"][:REPORTS]}
