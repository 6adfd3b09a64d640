"""Dates as somebody types them: a date, a datetime, or text in ISO 8601."""

from datetime import date, datetime, time

from sayso.errors import InputError

Day = date | datetime | str


def day(value: Day | None, name: str) -> date | None:
    """The day of it; None stays None.

    Raises:
        InputError: It is no day.
    """
    return None if value is None else _moment(value, name).date()


def end(value: Day, name: str) -> datetime:
    """The moment itself, or the end of the day where only a day is given.

    Raises:
        InputError: It is neither.
    """
    moment = _moment(value, name)
    whole = len(value) <= len("2031-05-04") if isinstance(value, str) else type(value) is date
    return datetime.combine(moment.date(), time.max) if whole else moment


def _moment(value: Day, name: str) -> datetime:
    if isinstance(value, datetime):
        return value.replace(tzinfo=None)
    if isinstance(value, date):
        return datetime.combine(value, time.min)
    try:
        return datetime.fromisoformat(value).replace(tzinfo=None)
    except (TypeError, ValueError):
        raise InputError(
            f"{name} is {value!r}; give a day such as 2031-05-04, or 2031-05-04T18:30"
        ) from None
