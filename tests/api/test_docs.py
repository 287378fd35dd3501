"""The pages on HTTP and the command line name everything there is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.main import get_command

from api.app import create_app
from api.cli import app
from api.settings import Settings, read_settings

DOCS = Path(__file__).parents[2] / "docs"


def commands() -> Iterator[tuple[str, list[str]]]:
    """Each command's full name with its options."""

    def below(name: str, command: object) -> Iterator[tuple[str, list[str]]]:
        inner = getattr(command, "commands", None)
        if inner:
            for part, sub in inner.items():
                yield from below(f"{name} {part}", sub)
            return
        options = [
            option
            for parameter in command.params  # type: ignore[attr-defined]
            for option in [*parameter.opts, *parameter.secondary_opts]
            if option.startswith("--") and option != "--help"
        ]
        yield name, options

    return below("whowhom", get_command(app))


def section(page: str, heading: str) -> str:
    """The text under a heading, up to the next."""
    _, found, rest = page.partition(f"\n{heading}\n")
    assert found, f"there is no heading {heading!r}"
    level = heading.split(maxsplit=1)[0]
    return rest.split(f"\n{level} ")[0]


FILTERS = {"relation", "status", "since", "until", "speaker", "min_confidence", "rollup"}
COMMON = {"--store", "--json"} | {f"--{name.replace('_', '-')}" for name in FILTERS}


@pytest.mark.parametrize(("command", "options"), list(commands()))
def test_every_command_is_documented_with_every_option(command: str, options: list[str]) -> None:
    page = (DOCS / "commands.md").read_text()
    told = section(page, f"## {command}")
    assert options
    for option in options:
        assert f"`{option}" in (page if option in COMMON else told), f"{command} {option}"


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_is_documented(name: str) -> None:
    assert f"`WHOWHOM_{name.upper()}`" in (DOCS / "commands.md").read_text()


def test_every_route_is_documented_with_every_parameter() -> None:
    page = (DOCS / "http.md").read_text()
    filters = section(page, "## Filters")
    assert all(f"`{name}`" in filters for name in FILTERS)
    routes = create_app(read_settings()).openapi()["paths"]
    assert len(routes) > 10
    for path, methods in routes.items():
        for method, operation in methods.items():
            told = section(page, f"### {method.upper()} {path}")
            for parameter in operation.get("parameters", []):
                name = parameter["name"]
                if parameter["in"] == "query" and name not in FILTERS and method != "put":
                    assert f"`{name}`" in told, f"{method} {path} {name}"
