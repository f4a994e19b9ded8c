"""One level of groups: who is in which, by the id of the group's first member."""

from __future__ import annotations


class Level:
    """Groups that grow, merge, and lose members. A group goes by one id for as long as it lasts."""

    def __init__(self) -> None:
        """Of no group."""
        self.of: dict[str, str] = {}
        """The group of each member."""
        self.members: dict[str, list[str]] = {}
        """The members of each group, in the order in which they came."""
        self._ages: dict[str, int] = {}
        self._next = 0

    def put(self, member: str, group: str) -> str:
        """A member into a group, which begins where there is none of this id; its id."""
        if group not in self.members:
            self.members[group] = []
            self._ages[group] = self._next
            self._next += 1
        self.members[group].append(member)
        self.of[member] = group
        return group

    def leave(self, member: str) -> str | None:
        """A member out of its group, which ends with its last; the group's id."""
        group = self.of.pop(member, None)
        if group is not None:
            self.members[group].remove(member)
            if not self.members[group]:
                del self.members[group], self._ages[group]
        return group

    def merge(self, kept: str, gone: str) -> None:
        """All members of one group into another."""
        for member in self.members.pop(gone):
            self.members[kept].append(member)
            self.of[member] = kept
        del self._ages[gone]

    def age(self, group: str) -> int:
        """How many groups began before it; of one that is none, more than all."""
        return self._ages.get(group, self._next)
