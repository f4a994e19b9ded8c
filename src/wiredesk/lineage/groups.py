"""Things that belong together because others tie them: a union–find over ids."""


class Groups:
    """Groups that grow together. What was never joined is a group of its own."""

    def __init__(self) -> None:
        """Everybody alone."""
        self._home: dict[str, str] = {}

    def of(self, one: str) -> str:
        """The id that stands for one's group."""
        at = one
        while (home := self._home.get(at, at)) != at:
            self._home[at] = self._home.get(home, home)
            at = home
        return at

    def join(self, one: str, other: str) -> bool:
        """Put two groups together; False where they are one already."""
        mine, theirs = self.of(one), self.of(other)
        if mine == theirs:
            return False
        self._home[mine] = theirs
        return True
