"""`wiredesk trail`: where a kept story comes from, back to the source, and what it rests on."""

import json as json_text
import sys
from typing import Annotated, Any

import typer

from wiredesk.cli.shown import NOTHING_DONE, aside
from wiredesk.cli.store import Data, open_store


def trail(
    story: Annotated[str, typer.Argument(help="Its number on the desk, or its address.")],
    data: Data = None,
    json: Annotated[bool, typer.Option("--json", help="Print the chain as JSON.")] = False,
) -> None:
    """Show who has a kept story from whom: copies, translations, versions, and the evidence."""
    open_store(data)
    from wiredesk.desk.queries.related import chain_lines, story_named

    number = story_named(story)
    if number is None:
        aside.print(f"There is no story {story} on this desk.", markup=False)
        raise typer.Exit(NOTHING_DONE)
    found = chain_lines(number)
    if json:
        sys.stdout.write(json_text.dumps(found, ensure_ascii=False) + "\n")
        return
    for one in found["stories"]:
        typer.echo(_line(one, found))
        for edge in found["edges"]:
            if edge["story"] == one["id"]:
                _print_edge(edge, found)
    outlets, sources = found["outlets"], found["sources"]
    typer.echo(f"{outlets} outlet{'s' * (outlets != 1)}, {sources} source{'s' * (sources != 1)}")


def _line(one: dict[str, Any], found: dict[str, Any]) -> str:
    mark = "*" if one["id"] == found["story"] else " "
    return f"{mark} {one['id']:>6}  {one['outlet']}: {one['title']} ({one['language']})"


def _print_edge(edge: dict[str, Any], found: dict[str, Any]) -> None:
    names = {one["id"]: f"{one['outlet']}, {one['id']}" for one in found["stories"]}
    names |= {one["id"]: one["name"] or "a source that nobody sent" for one in found["inferred"]}
    arrow = "—" if edge["kind"] in {"undecided", "incidental"} else "←"
    typer.echo(f"          {arrow} {edge['kind'].replace('_', ' ')}: {names[edge['source']]}")
    for piece in edge["evidence"][:3]:
        typer.echo(f"            {piece['what']}: {piece['value']}")
