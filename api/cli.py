"""The command line: ``whowhom COMMAND``.

Exit codes: 0 done, 1 failed, 2 wrong usage, 130 interrupted. What fails is one sentence on
standard error.
"""

from __future__ import annotations

import os
import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup
from typer.exceptions import TyperException

from api.commands import (
    actors,
    claims,
    copy,
    doctor,
    evaluate,
    extract,
    load,
    neighbours,
    path,
    relations,
    remove,
    report,
    resolve,
    rules,
    serve,
)
from api.commands.options import Given, StoreOption
from graph.errors import SettingError, WhowhomError

DONE, FAILED, WRONG_USAGE, INTERRUPTED = 0, 1, 2, 130


class Commands(TyperGroup):
    """Whoever reads our output may stop reading: that is no error."""

    def invoke(self, ctx: Any) -> Any:
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except BrokenPipeError:
            # What is still buffered would fail again when Python flushes it on its way out.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            raise typer.Exit(DONE) from None
        return result


app = typer.Typer(
    name="whowhom",
    cls=Commands,
    help="Who accuses, attacks, supplies and allies with whom, according to whom, on what "
    "evidence.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


@app.callback()
def start(
    ctx: typer.Context,
    store: StoreOption = None,
    version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
) -> None:
    ctx.obj = Given(store=store)
    if version:
        from importlib.metadata import version as version_of

        typer.echo(version_of("whowhom"))
        raise typer.Exit


app.command("load")(load.load)
app.command("extract")(extract.extract)
app.command("serve")(serve.serve)
app.command("relations")(relations.relations)
app.command("path")(path.path)
app.command("neighbours")(neighbours.neighbours)
app.command("actors")(actors.actors)
app.command("claims")(claims.claims)
app.command("resolve")(resolve.resolve)
app.command("remove")(remove.remove)
app.command("merge")(rules.merge)
app.command("split")(rules.split)
app.command("reject")(rules.reject)
app.command("restore")(rules.restore)
app.command("undo")(rules.undo)
app.command("rules")(rules.rules)
app.command("copy")(copy.copy)
app.add_typer(report.app, name="report")
app.command("evaluate")(evaluate.evaluate)
app.command("doctor")(doctor.doctor)


def run(args: list[str]) -> int:
    """Run one command and return its exit code."""
    try:
        return app(args, prog_name="whowhom", standalone_mode=False) or DONE
    except TyperException as error:
        # Without a command, help is printed, and there is nothing to add to it.
        if sentence := " ".join(error.format_message().split()):
            _complain(sentence)
        return error.exit_code
    except SettingError as error:
        _complain(str(error))
        return WRONG_USAGE
    except WhowhomError as error:
        _complain(str(error))
        return FAILED
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        _complain(f"{where}{error.strerror or error}")
        return FAILED
    except typer.Abort:
        return INTERRUPTED


def main() -> None:
    sys.exit(run(sys.argv[1:]))


def _complain(sentence: str) -> None:
    print(f"whowhom: {sentence}", file=sys.stderr)
