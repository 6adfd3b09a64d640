"""A moment as somebody types it."""

from datetime import datetime, time

from sayso.errors import InputError


def read(text: str, option: str, *, end: bool = False) -> datetime:
    """A day (its end, where ``end``) or a day with a time, in the ledger's naive time.

    Raises:
        InputError: It is neither.
    """
    try:
        moment = datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        raise InputError(
            f"{option} is {text!r}; give a day such as 2031-05-04, or 2031-05-04T18:30"
        ) from None
    whole = len(text) <= len("2031-05-04")
    return datetime.combine(moment.date(), time.max) if end and whole else moment
