"""Limits: how much of the machine the web app takes; a crowd is refused and not served badly."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of the web app; what comes beyond one is told so and may come again.

    What one sending may hold is bounded in `sayso.web.sending`. ``grace`` is how long, in seconds,
    requests and the batch at hand may go on once the app is told to end.
    """

    requests: int = 128  # at once, the rest gets 503
    batches: int = 20  # of added articles that wait to be read
    stories: int = 48  # held in memory; one of 150 articles takes some 30 MB, most far less
    grace: float = 30.0
