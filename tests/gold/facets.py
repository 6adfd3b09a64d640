"""Whether a reported claim agrees with its gold claim on act, chain, numbers and times."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from goldset import Entry, same_name

FACETS = ("act", "stance", "polarity", "chain", "voices", "quantity", "said", "place")


def chains_agree(entry: Entry, chain: list[str], *, skip: int) -> bool:
    """Whether a chain is one of gold's, hop by hop, leaving out the first `skip` hops."""
    options = [entry["chain"], *entry.get("chain_also", [])]
    names = [entry.get("source_name", ""), *entry.get("source_also", [])]
    options += [[*chain_[:-1], n] for chain_ in options for n in names if chain_[-1] in names]
    return any(
        len(option) == len(chain)
        and all(same_name(a, b) for a, b in zip(option[skip:], chain[skip:], strict=True))
        for option in options
    )


def quantity_agrees(wanted: Mapping[str, Any], quantities: list[Mapping[str, Any]]) -> bool:
    """Whether a reported quantity has gold's bounds; of a vague one, only that it is there."""
    if wanted.get("vague"):
        start, end = wanted["span"]
        return any(q["span"][0] < end and start < q["span"][1] for q in quantities)
    keys = ("low", "high")
    return any(
        all(q.get(k) == wanted.get(k) for k in keys)
        and bool(q.get("approximate")) == wanted.get("approximate", False)
        for q in quantities
    )


def said_agrees(entry: Entry, said: Mapping[str, Any]) -> bool:
    """Whether the ends gold gives agree, to the precision gold gives them in."""
    ends = {k: entry[f"said_{k}"] for k in ("earliest", "latest") if f"said_{k}" in entry}
    return all(str(said.get(k) or "").startswith(v) for k, v in ends.items())


def facets_of(entry: Entry, line: Mapping[str, Any]) -> dict[str, bool]:
    """Which of the facets gold speaks of agree."""
    marks: dict[str, bool] = {}
    for key in ("act", "stance", "polarity"):
        if key in entry:
            marks[key] = line.get(key) in (entry[key], *entry.get(f"{key}_also", []))
    if "chain" in entry:
        chain = [hop["name"] for hop in line.get("chain") or []]
        marks["chain"] = chains_agree(entry, chain, skip=0)
        marks["voices"] = chains_agree(entry, chain, skip=1)
    wanted = entry.get("quantity") or {k: entry[k] for k in ("low", "high") if k in entry}
    if wanted:
        wanted = {"approximate": entry.get("approximate", False), **wanted}
        marks["quantity"] = quantity_agrees(wanted, line.get("quantities") or [])
    if "said_earliest" in entry or "said_latest" in entry:
        marks["said"] = said_agrees(entry, line.get("said") or {})
    if "place" in entry:
        texts = " | ".join(p.get("text") or "" for p in line.get("places") or []).casefold()
        marks["place"] = all(place.casefold() in texts for place in entry["place"])
    return marks
