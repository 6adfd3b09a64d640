"""A faultless export made from the gold of a linking story, for tests to score and break."""

from pathlib import Path
from typing import Any

import linkscore
from linkgold import Gold, closed

Line = dict[str, Any]
ENDS = ("left", "right")


def exported(gold: Gold, folder: Path) -> tuple[dict[str, Line], list[Line]]:
    """The lines of claims, by id, and of questions that linking should find."""
    lines = {claim: _line(gold, claim, folder) for claim in gold.claims}
    questions = [_question(gold, dict(row)) for row in gold.questions.values()]
    by_name = {row["id"]: row for row in questions}
    for wanted in gold.links:
        if not wanted.open:
            ends = {"left": wanted.left, "right": wanted.right}
            by_name[wanted.question]["links"].append(
                ends | {"relation": wanted.relation, "why": []}
            )
    for row in gold.rows.get("related", []):
        if row["relation"] in {"wider", "narrower"} and closed(row):
            left, right = (by_name[row[end]]["answers"][0]["claims"][0] for end in ENDS)
            relation = "widens" if row["relation"] == "wider" else "narrows"
            link = {"left": left, "right": right, "relation": relation, "why": []}
            by_name[row["left"]]["links"].append(link)
    return lines, questions


def _line(gold: Gold, claim: str, folder: Path) -> Line:
    row = gold.claims[claim]
    start = (folder / row["article"]).read_text("utf-8").index(row["content"])
    source = {"name": row["source"], "text": row["source"], "kind": "person", "span": None}
    return {
        "id": claim,
        "article": {"uri": row["article"]},
        "content": {"spans": [[start, start + len(row["content"])]], "text": row["content"]},
        "cue": None,
        "source": source if row["source"] else None,
        "act": row["act"],
        "statement": gold.statement[claim],
        "origin": f"origin {linkscore.origin_of(gold).get(claim, claim)}",
        "identity": row["voice"],
    }


def _question(gold: Gold, row: Line) -> Line:
    answers = [_answer(gold, answer) for answer in row["answers"]]
    known = linkscore.known_origins(gold)
    origins = {
        linkscore.origin_of(gold)[answer["claim"]]
        for answer in row["answers"]
        if not answer.get("silent") and answer["claim"] in known
    }
    kept = {key: row[key] for key in ("id", "kind", "wording")}
    return kept | {"answers": answers, "origins": len(origins), "links": []}


def _answer(gold: Gold, answer: Line) -> Line:
    claim = gold.claims[answer["claim"]]
    return {
        "source": claim["source"] or claim["voice"],
        "low": answer.get("low"),
        "high": answer.get("high"),
        "vague": answer.get("vague", False),
        "polarity": answer.get("polarity", "unstated"),
        "act": "decline" if answer.get("silent") else "assert",
        "words": answer.get("value", claim["content"]),
        "claims": [answer["claim"]],
    }
