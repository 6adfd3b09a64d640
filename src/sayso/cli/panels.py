"""Panels: which commands stand together on the help page, in which order, each with examples.

A new command is one line here; a test asks for it. Examples are parsed by that test, too.
"""

from inspect import cleandoc
from typing import TYPE_CHECKING, Final, cast

from cyclopts import App, Group

if TYPE_CHECKING:
    from cyclopts.help import HelpPanel
    from rich.console import Console, ConsoleOptions

PANELS: Final[dict[str, dict[str, tuple[str, ...]]]] = {
    "Read articles": {
        "demo": ("sayso demo", "sayso demo --into try"),
        "ingest": (
            "sayso ingest articles",
            "sayso ingest crawl.warc.gz more.jsonl --ledger story.db",
            "cat notice.txt | sayso ingest -",
            "sayso ingest https://tidewaterherald.example/feed",
        ),
        "build": ("sayso build tables --ledger story.db",),
        "watch": ("sayso watch https://tidewaterherald.example/feed --every 30m",),
    },
    "Ask the ledger": {
        "questions": ("sayso questions", "sayso questions --limit 5 --json"),
        "ask": ('sayso ask "How many were hurt?"', 'sayso ask "What does Marren say about it?"'),
        "claims": (
            "sayso claims --act deny",
            'sayso claims --source marren --text "Orle bridge" --since 2031-05-01',
        ),
        "show": ("sayso show clm_5f2a", "sayso show qst_81 --json"),
        "explain": ("sayso explain clm_5f2a",),
        "sql": ('sayso sql "SELECT act, count(*) AS n FROM claims GROUP BY ALL"',),
    },
    "Follow a story": {
        "as-of": ("sayso as-of 2031-05-04", "sayso as-of 2031-05-04 qst_81"),
        "diff": ("sayso diff --since 2031-05-04", "sayso diff --since 2031-05-04 --json"),
        "alerts": ("sayso alerts --since 2031-05-04",),
        "impact": ('sayso impact "the mayor of Orle"', "sayso impact idn_07c1 --json"),
    },
    "Judge": {
        "review": ('sayso review reject clm_5f2a --note "a joke"',),
        "correct": ("sayso correct clm_5f2a said 2031-03-02",),
        "grade": ("sayso grade idn_07c1 B",),
        "note": ('sayso note idn_07c1 "spokesman since May"',),
        "judge": ("sayso judge same idn_07c1 idn_9d30",),
        "doubts": ("sayso doubts",),
        "undo": ("sayso undo jdg_3b",),
        "judgements": ("sayso judgements", "sayso judgements --json"),
        "reviews": ("sayso reviews --output reviews.jsonl",),
        "import": ("sayso import reviews.jsonl", "sayso import grades.csv --by ilse"),
    },
    "Hand on": {
        "dossier": (
            "sayso dossier --output dossier.html",
            "sayso dossier --format markdown --output dossier.md",
        ),
        "export": (
            "sayso export --format jsonl --output claims.jsonl",
            "sayso export --format csv --what questions --output questions.csv",
        ),
        "schema": ("sayso schema claims", "sayso schema nanopub"),
        "serve": ("sayso serve", "sayso serve --read-only --port 8000"),
        "mcp": ("sayso mcp story.db",),
    },
    "Look after it": {
        "verify": ("sayso verify", "sayso verify --ledger story.db --json"),
        "backup": ("sayso backup story.db story.backup",),
        "restore": ("sayso restore story.backup story.db",),
        "salvage": ("sayso salvage damaged.db saved.db",),
        "upgrade": ("sayso upgrade story.db",),
        "doctor": ("sayso doctor", "sayso doctor story.db --json"),
        "plugins": ("sayso plugins",),
        "completion": (
            "sayso completion bash > ~/.local/share/bash-completion/completions/sayso",
            "sayso completion zsh > ~/.zfunc/_sayso",
            "sayso completion fish > ~/.config/fish/completions/sayso.fish",
        ),
    },
}
STATUS: Final = (
    "Exit status: 0 done, 1 failed, 2 wrong usage, 3 nothing found,\n"
    "4 done, but some input could not be read."
)


class Unframed:
    """Shows a panel as a title and two columns: frames take room, and screen readers spell them."""

    def __call__(self, console: "Console", options: "ConsoleOptions", panel: "HelpPanel") -> None:
        """Print one panel; the name and the parameters are those that cyclopts asks for."""
        from cyclopts.help import specs
        from rich.padding import Padding
        from rich.text import Text

        if not panel.entries:
            return
        of_commands = panel.format == "command"
        columns = specs.get_default_command_columns
        if not of_commands:
            columns = specs.get_default_parameter_columns
        found = specs.TableSpec().build(columns(console, options, panel.entries), panel.entries)
        console.print(Text(str(panel.title), style="bold"))
        console.print(specs.DefaultStyled(Padding(found, (0, 0, 1, 1), expand=False)))

    def render_usage(self, console: "Console", _: "ConsoleOptions", usage: object) -> None:
        """Print the line that shows how a command is typed."""
        console.print(f"Usage: {str(usage).strip()}\n", markup=False, highlight=False)


def arrange(app: App) -> None:
    """Put each command into its panel, with its examples below its own help."""
    number = 0
    for place, (name, commands) in enumerate(PANELS.items()):
        group = Group(name, sort_key=place)
        for command, examples in commands.items():
            number += 1
            found = app[command]
            found.group, found.sort_key = (group,), number
            found.help = flowing(found.help or "")
            told = "\n".join(f"  {example}" for example in examples)
            found.help_epilogue = f"For example:\n{told}\n\n{STATUS}"
    last = Group("This program", sort_key=len(PANELS))
    for flag in ("--help", "--version"):
        app[flag].group = (last,)


def flowing(text: str) -> str:
    """A docstring whose lines are broken by the terminal and not by us; lists stay as they are."""
    parts = cleandoc(text).split("\n\n")
    return "\n\n".join(part if "\n " in part else " ".join(part.split()) for part in parts)


def default(value: object) -> str:
    """What a help page says of a default: nothing (None to cyclopts) where it says nothing new."""
    plain = value is None or isinstance(value, bool | tuple) or value == ""
    return cast("str", None) if plain else str(getattr(value, "value", value))
