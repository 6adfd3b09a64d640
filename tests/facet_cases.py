"""Cases of quantities, times and places: a sentence, and what is to be found in it."""

import tomllib
from pathlib import Path
from typing import Any

from sayso.extract.parser import Parser
from sayso.model import Sentence, Span

CASES = Path(__file__).parent / "cases"
Case = dict[str, Any]


def load(topic: str, name: str) -> list[Case]:
    """The blocks of tests/cases/<topic>/<name>.toml; a table nobody needs yet may be missing."""
    file = CASES / topic / f"{name}.toml"
    return (
        list(tomllib.loads(file.read_text(encoding="utf-8")).get("case", []))
        if file.is_file()
        else []
    )


def label(case: Case) -> str:
    return str(case["text"])[:70]


def sentences(parser: Parser, text: str) -> tuple[Sentence, ...]:
    return parser.parse(text, (Span(0, len(text), text),))
