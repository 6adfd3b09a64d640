"""The help pages: at eighty columns, in panels, each command with examples that it would take."""

import shlex

import pytest
from rich.console import Console

from sayso import cli
from sayso.cli.panels import PANELS

COLUMNS = 80
EXAMPLES = {name: found for panel in PANELS.values() for name, found in panel.items()}
COMMANDS = sorted(name for name in cli.app if not name.startswith("-"))


def page(*words: str) -> str:
    console = Console(width=COLUMNS, force_terminal=False)
    with console.capture() as captured:
        cli.app.help_print([*words], console=console)
    return captured.get()


def test_every_command_stands_in_one_panel() -> None:
    placed = [name for panel in PANELS.values() for name in panel]
    assert sorted(placed) == COMMANDS, "a new command is one line in cli/panels.py"


def test_panels_and_commands_come_in_their_order() -> None:
    shown = page().splitlines()
    titles = [line.strip() for line in shown if line.strip() in PANELS]
    assert titles == list(PANELS)
    listed = [line.split()[0] for line in shown if line.startswith(" ") and line.strip()]
    assert [name for name in listed if name in EXAMPLES] == list(EXAMPLES)


def test_a_summary_is_one_line() -> None:
    shown = page()
    for name in COMMANDS:
        summary = cli.app[name].help.partition("\n")[0]
        assert any(line.split() == [name, *summary.split()] for line in shown.splitlines()), name


@pytest.mark.parametrize("name", ["", *COMMANDS])
def test_help_fits_eighty_columns(name: str) -> None:
    shown = page(*name.split())
    assert max(len(line) for line in shown.splitlines()) <= COLUMNS
    assert "Exit status: 0 done" in shown
    assert "[default: ]" not in shown
    assert "[default: False]" not in shown


@pytest.mark.parametrize("name", COMMANDS)
def test_no_line_is_broken_twice(name: str) -> None:
    """A line broken by us and again by the terminal leaves a short one in between."""
    text = cli.app[name].help
    paragraphs = [part for part in text.split("\n\n") if "\n " not in part]
    assert all("\n" not in part for part in paragraphs)


@pytest.mark.parametrize("name", COMMANDS)
def test_help_has_examples_that_would_run(name: str) -> None:
    shown = page(name)
    for example in EXAMPLES[name]:
        assert f"\n  {example}\n" in shown
        typed = example.rpartition("| ")[2].partition(" >")[0]
        words = shlex.split(typed)
        assert words[:2] == ["sayso", name]
        command, *_ = cli.app.parse_args(words[1:], exit_on_error=False, print_error=False)
        assert command is cli.app[name].default_command


def test_completion_needs_no_ledger_and_no_parser(sayso) -> None:
    ended = sayso("completion", "zsh")
    assert ended.status == 0
    assert ended.out.startswith("#compdef sayso")
