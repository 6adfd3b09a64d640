"""Where the tables of words are loaded, and as what."""

import ast
from pathlib import Path

import sayso.lexicon

FOLDER = Path(sayso.lexicon.__file__).parent


def loads() -> list[tuple[str, str, str]]:
    """(table, module, entry type) of every ``load("table", Type)`` in the room."""
    return sorted(
        {
            (call.args[0].value, file.stem, call.args[1].id)
            for file in FOLDER.glob("*.py")
            for call in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
            if isinstance(call, ast.Call)
            and isinstance(call.func, ast.Name)
            and call.func.id == "load"
            and isinstance(call.args[0], ast.Constant)
            and isinstance(call.args[1], ast.Name)
        }
    )
