"""Connecting: the ledger as tools for language models."""

from importlib.util import find_spec

from sayso.cli import ledgers
from sayso.cli.app import DEFAULT_LEDGER, Ledger
from sayso.cli.status import Status
from sayso.errors import InputError


def mcp(ledger: Ledger = DEFAULT_LEDGER) -> Status:
    """Serve the ledger to a language model (MCP, by stdio).

    A server of the Model Context Protocol with seven tools: search, ask, question,
    statement, source, article_passage and impact. It only reads; each claim it
    tells comes with its quote, offsets, article, outlet, date and chain.
    """
    if find_spec("mcp") is None:
        raise InputError("sayso mcp needs a library more: pip install 'sayso[mcp]'")
    from sayso.agents import server

    server.run(ledgers.there(ledger))
    return Status.OK
