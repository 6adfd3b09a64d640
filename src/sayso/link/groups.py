"""Groups of things found to be one, whatever the order in which the pairs were found."""

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

Item = TypeVar("Item", bound=Hashable)


class Groups(Generic[Item]):
    """Union-find; the members and groups come out in the order the items went in."""

    def __init__(self, items: Iterable[Item]) -> None:
        """Every item in a group of its own."""
        self._above: dict[Item, Item] = {item: item for item in items}

    def root(self, item: Item) -> Item:
        """The item that stands for the group."""
        while self._above[item] != item:
            self._above[item] = self._above[self._above[item]]
            item = self._above[item]
        return item

    def join(self, left: Item, right: Item) -> None:
        """Make one group of two."""
        self._above[self.root(right)] = self.root(left)

    def together(self, left: Item, right: Item) -> bool:
        """Whether both are in one group."""
        return self.root(left) == self.root(right)

    def lists(self) -> list[list[Item]]:
        """The groups."""
        found: dict[Item, list[Item]] = {}
        for item in self._above:
            found.setdefault(self.root(item), []).append(item)
        return list(found.values())
