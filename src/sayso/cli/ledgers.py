"""Opening the ledger a command names."""

from pathlib import Path
from typing import TYPE_CHECKING

from sayso.errors import InputError

if TYPE_CHECKING:
    from sayso.store.view import View


def there(path: Path) -> Path:
    """The path, if there is a ledger to read; else what to do about it."""
    if not path.is_file():
        raise InputError(
            f"there is no ledger {path}; make one with: sayso ingest PATH --ledger {path}"
        )
    return path


def view(path: Path) -> "View":
    """The ledger for reading; a context manager."""
    from sayso.store.view import View

    return View(there(path))
