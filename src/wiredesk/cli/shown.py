"""What the commands share: the console beside standard output, progress, and complaints."""

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from wiredesk.records import Refusal

SOME_FAILED, NOTHING_DONE = 1, 3

aside = Console(stderr=True)


def progress(word: str, shown: bool = True) -> Progress:
    """A progress bar on the terminal; silent where there is none."""
    columns = (TextColumn(word), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    return Progress(
        *columns, console=aside, disable=not (shown and aside.is_terminal), transient=True
    )


def complain(refusal: Refusal) -> None:
    """Say on standard error what could not be read, where, and why."""
    where = f"{refusal.address}: " if refusal.address else ""
    aside.print(f"{where}{refusal.what}: {refusal.why}", style="red", highlight=False, markup=False)
