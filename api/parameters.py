"""What can be asked, over HTTP and on the command line: one set of parameters, checked once.

Fields of these models are query parameters of the routes and options of the commands.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
)

from graph.centrality import Measure
from graph.dates import interval
from graph.errors import SettingError
from graph.model import CountryCode, Kind, PartialDate, Status
from graph.query import Rollup
from graph.relations import Sort

MAX_LIMIT = 1000


def _relation(value: object) -> object:
    return value.upper().replace("-", "_") if isinstance(value, str) else value


def _country(value: object) -> object:
    return value.upper() if isinstance(value, str) else value


def _calendar_date(value: str) -> str:
    try:
        interval(value)
    except SettingError as error:
        raise ValueError("no calendar has this date") from error
    return value


Relation = Annotated[str, BeforeValidator(_relation), StringConstraints(pattern=r"^[A-Z_]{1,40}$")]
Day = Annotated[PartialDate, AfterValidator(_calendar_date)]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]
Context = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20_000)]
Cursor = Annotated[str, StringConstraints(min_length=1, max_length=2000)]
Limit = Annotated[int, Field(ge=1, le=MAX_LIMIT)]


class Filters(BaseModel):
    """Which claims count."""

    model_config = ConfigDict(frozen=True)

    relation: list[Relation] = Field(
        default=[], description="Relations to take, by default all.", examples=[["ACCUSES"]]
    )
    status: list[Status] = Field(
        default=[],
        description="Statuses to take. Default: all for relations and claims; asserted and "
        "alleged for paths, neighbourhoods and analytics.",
    )
    since: Day | None = Field(
        default=None,
        description="From this date on: 2006, 2006-11 or 2006-11-30.",
        examples=["2006-11"],
    )
    until: Day | None = Field(default=None, description="Up to and including this date.")
    speaker: Text | None = Field(
        default=None, description="Whose word it is: an actor's id or exact name."
    )
    min_confidence: float = Field(default=0.0, ge=0, le=1, description="Least confidence.")


class ViewFilters(Filters):
    rollup: Rollup = Field(default=Rollup.NONE, description="Fold actors into what they belong to.")


class Paged(BaseModel):
    limit: Limit = Field(default=50, description="At most this many items.")
    cursor: Cursor | None = Field(
        default=None, description="Where to go on: `next` of the page before."
    )


class RelationQuery(ViewFilters, Paged):
    sort: Sort = Field(
        default=Sort.STRONGEST,
        description="`strongest` has the most documents first, `latest` the last date.",
    )
    source: Text | None = Field(
        default=None, description="An actor's id or exact name.", examples=["united-states"]
    )
    target: Text | None = Field(
        default=None, description="An actor's id or exact name.", examples=["iran"]
    )


class ClaimQuery(Filters, Paged):
    source: Text | None = Field(default=None, description="An actor's id or exact name.")
    target: Text | None = Field(default=None, description="An actor's id or exact name.")
    actor: Text | None = Field(default=None, description="Either end: an id or exact name.")
    document: Text | None = Field(default=None, description="A document's id.")
    rejected: bool = Field(
        default=False, description="Those that somebody rejected, instead of those that count."
    )


class PathQuery(ViewFilters):
    source: Text = Field(description="An actor's id or exact name.", examples=["united-states"])
    target: Text = Field(description="An actor's id or exact name.", examples=["hezbollah"])
    k: int = Field(default=3, ge=1, le=50, description="At most this many paths.")
    max_hops: int = Field(default=4, ge=1, le=8, description="At most this many steps.")
    directed: bool = Field(default=False, description="Walk edges only from source to target.")


class NeighbourhoodQuery(ViewFilters):
    depth: int = Field(default=1, ge=1, le=4, description="How many steps to go.")
    direction: Literal["out", "in", "both"] = Field(
        default="both", description="Follow edges from the actor, to it, or both."
    )
    limit: Limit = Field(default=100, description="At most this many actors, strongest first.")


class CentralityQuery(ViewFilters):
    measure: Measure = Field(default=Measure.DEGREE, description="What to rank by.")
    limit: Limit = Field(default=50, description="At most this many actors.")


class ReportQuery(ViewFilters):
    measure: list[Measure] = Field(default=[], description="Rank by these, by default by all.")
    top: Limit = Field(default=10, description="Actors in each ranking.")
    format: Literal["json", "markdown"] = Field(default="json", description="How to write it.")


class ActorQuery(Paged):
    q: Text | None = Field(
        default=None,
        description="A name or its beginning; typing errors are forgiven.",
        examples=["hezbola"],
    )
    kind: list[Kind] = Field(default=[], description="Kinds to take, by default all.")
    country: Annotated[CountryCode, BeforeValidator(_country)] | None = Field(
        default=None, description="ISO 3166-1 alpha-3.", examples=["IRN"]
    )


class DocumentQuery(Paged):
    q: Text | None = Field(default=None, description="Words in title or text.")
    since: Day | None = Field(default=None, description="From this date on.")
    until: Day | None = Field(default=None, description="Up to and including this date.")


class ResolveQuery(BaseModel):
    text: Text = Field(description="The words to understand.", examples=["U.S. officials"])
    on: Day | None = Field(
        default=None, description="The day to understand them on; offices change hands."
    )
    country: Annotated[CountryCode, BeforeValidator(_country)] | None = Field(
        default=None,
        description="The country that the document they stand in comes from: alpha-3.",
        examples=["IRN"],
    )
    context: Context | None = Field(
        default=None,
        description="The text they stand in, or that goes before them: what it introduces, and "
        "which state it is about, tells who is meant.",
        examples=["Tehran rejected the charge. The Guards had armed nobody."],
    )
