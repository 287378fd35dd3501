"""``whowhom resolve``: how a mention is understood."""

from __future__ import annotations

from typing import Annotated

import typer

from api.commands.options import ActorsOption, JsonOption, LexiconOption, checked, settings_of


def resolve(
    ctx: typer.Context,
    *,
    texts: Annotated[list[str], typer.Argument(metavar="TEXT…", help="Words that name somebody.")],
    on: Annotated[
        str | None,
        typer.Option("--date", "--on", help="The day to understand them on: 2006-11-30."),
    ] = None,
    country: Annotated[
        str | None,
        typer.Option("--country", help="Where their document comes from: ISO 3166-1 alpha-3."),
    ] = None,
    context: Annotated[
        str | None, typer.Option("--context", help="The text they stand in, or come after.")
    ] = None,
    lexicon: LexiconOption = None,
    actors: ActorsOption = None,
    json: JsonOption = False,
) -> None:
    """Say which actor a text names, by which rule, and who else it could have been."""
    from api.answers.resolve import resolved_answer
    from api.console import console, plain, table
    from api.extractor import build_reader
    from api.parameters import ResolveQuery

    queries = [
        checked(ResolveQuery, text=text, on=on, country=country, context=context) for text in texts
    ]
    settings = settings_of(ctx, lexicon=lexicon, actors=actors)
    reader = build_reader(settings.extraction())
    answers = [
        resolved_answer(reader.resolve(q.text, q.on, q.country, q.context), q.on) for q in queries
    ]
    if json:
        for answer in answers:
            typer.echo(answer.model_dump_json())
        return
    made = table(
        ("text", "left"),
        ("actor", "left"),
        ("name", "left"),
        ("kind", "left"),
        ("country", "left"),
        ("part of", "left"),
        ("rule", "left"),
        ("matched", "left"),
        ("or", "wide"),
    )
    for answer in answers:
        who = answer.actor
        made.add_row(
            plain(answer.text),
            plain(who.id if who else "nobody known"),
            plain(who.name if who else ""),
            who.kind.value if who else "",
            (who.country or "") if who else "",
            plain(who.part_of if who else ""),
            plain(answer.rule),
            plain(answer.matched or ""),
            plain(", ".join(f"{other.id} ({other.score:.2f})" for other in answer.alternatives)),
        )
    console().print(made)
