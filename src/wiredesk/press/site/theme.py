"""The look: templates, style and script, of the plain theme or of a newsroom's folder before it."""

from functools import cached_property, lru_cache
from hashlib import sha256
from pathlib import Path

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from wiredesk.press.site.printable import json_in_html, outward, printable, segment
from wiredesk.press.site.words import direction_of

PLAIN = Path(__file__).parent / "themes" / "plain"


class Theme:
    """Templates that escape all they print, and assets under names that change with their bytes.

    ``overlay`` is a folder of the newsroom: what it has of ``templates/`` and ``assets/`` stands
    before the plain theme's, file by file.
    """

    def __init__(self, overlay: Path | None = None) -> None:
        """Read the assets; templates are read as they are asked for."""
        self.overlay = overlay
        self.folders = [*([overlay] if overlay else []), PLAIN]
        self.templates = Environment(
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            cache_size=-1,
            loader=ChoiceLoader([FileSystemLoader(f / "templates") for f in self.folders]),
        )
        self.templates.filters |= {"json_in_html": json_in_html, "outward": outward}
        self.templates.globals |= {"direction_of": direction_of, "segment": segment}
        self.assets = dict(self._read_assets())
        """Path on the site → bytes."""
        self.asset = {_plain_name(path): path for path in self.assets}
        """Name in the theme ("site.css") → path on the site ("assets/site.1a2b3c4d.css")."""

    def _read_assets(self) -> list[tuple[str, bytes]]:
        found: dict[str, bytes] = {}
        for folder in reversed(self.folders):
            for file in sorted((folder / "assets").glob("*.*")):
                found[file.name] = file.read_bytes()
        return [(_hashed_name(name, body), body) for name, body in found.items()]

    def page(self, template: str, **told: object) -> bytes:
        """A page."""
        text = self.templates.get_template(template).render(told)
        return printable(text).encode("utf-8", "replace")

    def part(self, template: str, **told: object) -> Markup:
        """A part of a page, escaped already."""
        return Markup(self.templates.get_template(template).render(told))  # noqa: S704

    @cached_property
    def digest(self) -> bytes:
        """What tells this look, and the code that fills it, from any other."""
        total = sha256()
        for root in (Path(__file__).parents[1], *([self.overlay] if self.overlay else [])):
            for file in sorted(root.rglob("*")):
                if file.is_file() and "__pycache__" not in file.parts:
                    total.update(file.relative_to(root).as_posix().encode() + b"\0")
                    total.update(sha256(file.read_bytes()).digest())
        return total.digest()


@lru_cache(maxsize=1)
def plain_theme() -> Theme:
    """The plain theme alone, its templates made ready once for all runs of a worker."""
    return Theme()


def _hashed_name(name: str, body: bytes) -> str:
    stem, _, ending = name.rpartition(".")
    return f"assets/{stem}.{sha256(body).hexdigest()[:8]}.{ending}"


def _plain_name(path: str) -> str:
    stem, _, ending = path.removeprefix("assets/").rsplit(".", 2)
    return f"{stem}.{ending}"
