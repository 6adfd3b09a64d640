"""Raising: floors in a file of figures only rise, and what they and gold say of their texts."""

import hashlib
import re
import tomllib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

SECTION = re.compile(r"\[(?P<name>.*)\]")
FIGURE = re.compile(r'(?P<mark>"?)(?P<name>[^"=]+)(?P=mark) = .+')
Figures = Mapping[str, float]


def digest(path: Path) -> str:
    """What floors say of their gold, so that they are never held against another."""
    return stamp(path.read_text("utf-8"))


def stamp(text: str) -> str:
    """What gold says of a text, so that offsets into another version are never used."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Floors:
    """A file of floors; figures of ``tops`` fall instead of rising.

    ``anew`` lets the figures of a section begin again where its gold has changed.
    """

    path: Path
    tops: Collection[str] = ()
    anew: bool = False

    def raise_to(self, reached: Mapping[str, Figures], gold: Mapping[str, str]) -> None:
        """Write what is reached, cut to three digits, wherever it is better.

        ``reached`` holds figures by section, those without a line get one; ``gold`` the digest of a
        section, or under "" that of the whole file.
        """
        text = self.path.read_text("utf-8")
        sections = {name: each for name, each in tomllib.loads(text).items() if name != "gold"}
        former = {"": tomllib.loads(text).get("gold")}
        former |= {name: each.get("gold", former[""]) for name, each in sections.items()}
        best = {("", "gold"): f'"{gold.get("")}"'}
        for name, held in sections.items():
            fresh = self.anew and former[name] != gold.get(name, gold.get(""))
            best |= {(name, "gold"): f'"{gold.get(name)}"'}
            for what, now in reached.get(name, {}).items():
                best[name, what] = str(self._better(name, now, None if fresh else held.get(what)))
        self.path.write_text("\n".join(_filled(text.splitlines(), best)) + "\n", "utf-8")

    def _better(self, section: str, now: float, floor: float | None) -> float:
        falls = section in self.tops
        cut = (int(now * 1000) + falls) / 1000
        return cut if floor is None else (min if falls else max)(cut, floor)


def _filled(lines: Iterable[str], best: Mapping[tuple[str, str], str]) -> list[str]:
    """The lines with these values; what has none yet stands at the end of its section."""
    left, filled, section = dict(best), list[str](), ""
    for line in [*lines, "[]"]:
        if opened := SECTION.fullmatch(line):
            more = [each for each in left if each[0] == section and each[1] != "gold"]
            end = len(filled)
            while more and end and not filled[end - 1].strip():
                end -= 1
            filled[end:end] = [f'"{each[1]}" = {left.pop(each)}' for each in more]
            section = opened["name"]
        figure = FIGURE.fullmatch(line)
        if figure and (value := left.pop((section, figure["name"]), None)) is not None:
            filled.append(f"{figure['mark']}{figure['name']}{figure['mark']} = {value}")
        else:
            filled.append(line)
    return filled[:-1]
