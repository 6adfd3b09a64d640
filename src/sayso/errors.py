"""Every error sayso raises, in one tree.

SaysoError
├── InputError            the user gave something that cannot be used (usage, paths, options)
│   ├── NotFound          an id, file or ledger that is not there
│   ├── Conflict          somebody else decided on the same thing meanwhile
│   └── LedgerError       the file is not a ledger, or of another format version
├── SpanError             words and offsets disagree: a bug of ours or a damaged ledger
├── LexiconError          an entry in lexicon/*.toml is malformed
└── WeightsError          a file of weights/ is missing, or does not fit this version

Bad *text* is never an exception: it becomes a SetAside row with its reason.
Every message says what happened, where, and what to do.
"""


class SaysoError(Exception):
    """Root of all errors sayso raises on purpose."""


class InputError(SaysoError):
    """The user gave something that cannot be used."""


class NotFound(InputError):
    """An id, file or ledger that is not there."""


class Conflict(InputError):
    """Somebody else decided on the same thing meanwhile; nothing was written."""


class LedgerError(InputError):
    """The file is not a ledger, or was written by another format version."""


class SpanError(SaysoError):
    """Words and offsets disagree: a bug of ours, or a damaged ledger."""


class LexiconError(SaysoError):
    """An entry in lexicon/*.toml is malformed."""


class WeightsError(SaysoError):
    """A file of weights/ is missing, or does not fit this version."""
