"""Stage functions for tests/engine; here, where a spawned worker can import them."""

import os
import time
from dataclasses import dataclass, field


def double(number: int) -> int:
    return number * 2


def slow_when_even(number: int) -> int:
    time.sleep(0.02 * (number % 2 == 0))
    return number


def fail_at_seven(number: int) -> int:
    if number == 7:
        raise ZeroDivisionError("seven is not divided")
    return number


def vanish(number: int) -> int:
    os._exit(3)


def parity(number: int) -> str:
    return "even" if number % 2 == 0 else "odd"


class Heavy:
    """Says which process it was made in, and how often it was used there."""

    def __init__(self) -> None:
        self.made_in = os.getpid()
        self.used = 0


@dataclass
class Keeping:
    """A stage function that makes something heavy at the first call and keeps it."""

    made: list[Heavy] = field(default_factory=list)

    def __call__(self, number: int) -> tuple[int, int, int]:
        if not self.made:
            self.made.append(Heavy())
        heavy = self.made[0]
        heavy.used += 1
        return number, heavy.made_in, heavy.used


def vanish_at_three(number: int) -> int:
    if number == 3:
        os._exit(3)
    return number
