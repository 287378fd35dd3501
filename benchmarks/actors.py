"""How fast an actor is found by name among many, and what matching names costs extraction.

    python benchmarks/actors.py [TEXTS] [--actors 100000] [--questions 400]

TEXTS is anything that ``whowhom load`` reads; by default examples/. The store is SQLite with as
many made-up actors, their names put together from the words that real names are made of; the
questions are names and aliases in full, begun, and with a slip of typing. Then each document is
read, and the passes over its words that look for names of the knowledge files (one over the text,
one over each parsed sentence) are timed on their own. The last line is one of JSON: ``figures``,
``ratios`` to the mark of each (1 or more is good), ``short`` those below.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import math
import random
import statistics
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from graph.model import Actor, Claim, Document, End, Kind, Sector, Span, Status
from graph.query import ActorFilter
from graph.store import open_store
from graph.store.protocol import ReadDocument
from loaders.extract.context import read_context
from loaders.extract.extractor import RuleExtractor, build_extractor
from loaders.extract.names import find_names, names_in_text
from loaders.readers import read_paths

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
TRIES = 3
"""The best of so many counts: whatever else the machine does can only lengthen it."""
SEARCH_MILLISECONDS = 5.0
NAMES_SHARE = 0.03
FIRST = [
    "Ahmed",
    "Mohamed",
    "Ali",
    "Hassan",
    "Omar",
    "Ibrahim",
    "Yusuf",
    "Khalid",
    "Maria",
    "Jose",
    "Carlos",
    "Juan",
    "Ana",
    "Peter",
    "John",
    "Paul",
    "Anna",
    "Ivan",
    "Sergei",
    "Dmitri",
    "Olga",
    "Wei",
    "Li",
    "Min",
    "Jin",
    "Soo",
    "Hiro",
    "Ken",
    "Raj",
    "Arun",
    "Priya",
    "Kofi",
    "Ama",
    "Sipho",
]
SYLLABLES = [
    "al",
    "ba",
    "ko",
    "ra",
    "din",
    "mar",
    "to",
    "vi",
    "chen",
    "sa",
    "lo",
    "ka",
    "ne",
    "ri",
    "ma",
    "shi",
    "du",
    "ga",
    "zu",
    "pe",
    "tro",
    "ven",
    "ham",
    "il",
    "jo",
    "qa",
    "ben",
    "sto",
    "wick",
    "land",
    "sen",
    "ova",
    "ski",
    "dze",
    "ian",
    "oglu",
    "ez",
    "ani",
]
BODIES = [
    "Front",
    "Brigade",
    "Party",
    "Ministry",
    "Council",
    "Army",
    "Movement",
    "Union",
    "Corps",
    "Group",
    "Court",
    "Police",
    "Agency",
]


def made_up_actor(number: int, chance: random.Random) -> Actor:
    """A person or a body, with a second spelling."""
    last = "".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))).capitalize()
    if number % 2:
        name = f"{chance.choice(FIRST)} {last}"
        kind, sector, alias = Kind.PERSON, Sector.UNK, f"{name.split(maxsplit=1)[0]} al-{last}"
    else:
        name = f"{last} {chance.choice(BODIES)} {chance.choice(BODIES)}"
        kind, sector = Kind.ORGANISATION, Sector.UNK
        alias = f"{''.join(word[0] for word in name.split())}{number}"
    return Actor(id=f"a{number:06}", name=name, kind=kind, sector=sector, aliases=(alias,))


def documents(actors: list[Actor], each: int = 50) -> list[ReadDocument]:
    """Every actor is an end of one claim with its neighbour."""
    made = []
    for at in range(0, len(actors), 2 * each):
        chosen = actors[at : at + 2 * each]
        document = Document(id=f"d{at}", text="x" * 200, date="2020")
        claims = tuple(
            claim(document.id, place, one, other)
            for place, (one, other) in enumerate(zip(chosen[::2], chosen[1::2], strict=False))
        )
        made.append(ReadDocument(document, claims, tuple(chosen), "benchmark/1", 1))
    return made


def claim(document: str, place: int, one: Actor, other: Actor) -> Claim:
    return Claim(
        id=f"{document}-{place}", document=document, relation="ACCUSES",
        source=end(one), target=end(other), status=Status.ASSERTED,
        trigger=Span(text="x", start=0, end=1), sentence=Span(text="x", start=0, end=1),
        date="2020", date_from="document", confidence=0.5, extractor="benchmark/1",
    )  # fmt: skip


def end(actor: Actor) -> End:
    return End(
        id=actor.id, name=actor.name, kind=actor.kind, sector=actor.sector,
        mention=actor.name, start=0, end=1,
    )  # fmt: skip


def questions(actors: list[Actor], count: int, chance: random.Random) -> list[tuple[str, str]]:
    """(how it is asked, what is asked)."""
    asked = []
    for actor in chance.sample(actors, count):
        name = actor.name
        at = chance.randrange(1, len(name) - 1)
        asked += [
            ("name", name),
            ("alias", actor.aliases[0]),
            ("prefix", name[: max(3, len(name) // 2)]),
            ("slip", name[:at] + name[at + 1 :]),
        ]
    return asked


async def search(count: int, asked_of_each: int) -> dict[str, float]:
    chance = random.Random(1)
    actors = [made_up_actor(number, chance) for number in range(count)]
    with tempfile.TemporaryDirectory() as folder:
        async with open_store(f"sqlite:///{folder}/actors.db") as store:
            made = documents(actors)
            for at in range(0, len(made), 100):
                await store.put(made[at : at + 100])
            took: dict[str, list[float]] = {}
            for how, text in questions(actors, asked_of_each // 4, chance):
                best = math.inf
                for _ in range(TRIES):
                    began = time.perf_counter()
                    await store.actors(ActorFilter(q=text), limit=20)
                    best = min(best, 1000 * (time.perf_counter() - began))
                took.setdefault(how, []).append(best)
    everything = [value for values in took.values() for value in values]
    return {
        "search_p50_ms": round(percentile(everything, 50), 2),
        "search_p95_ms": round(percentile(everything, 95), 2),
        **{f"search_{how}_p95_ms": round(percentile(v, 95), 2) for how, v in took.items()},
    }


def percentile(values: list[float], percent: int) -> float:
    return statistics.quantiles(values, n=100)[percent - 1]


def matching(path: str, extractor: RuleExtractor) -> dict[str, float]:
    """The seconds of reading, and those of looking for names, on the processor."""
    found = [item for item in read_paths([path]) if isinstance(item, Document)]
    for document in found[:3]:
        extractor.read(document)
    began = time.process_time()
    for document in found:
        extractor.read(document)
    reading = time.process_time() - began
    resources = extractor.builder.resources
    index, incumbents, roles = resources.names, resources.incumbents, resources.resolver.roles
    naming = 0.0
    for document in found:
        began = time.process_time()
        names_in_text(document.text, index, document.date)
        naming += time.process_time() - began
        context = read_context(document, index, incumbents, roles)
        sentences = extractor.sentences_of(document)
        cut = extractor.short_cut
        wanted = [(a, b) for a, b in sentences if cut is None or cut.may_matter(document.text[a:b])]
        parsed = extractor.parse_alone(document, wanted)
        readings = partial(context.readings, knowledge=index.knowledge)
        began = time.process_time()
        for doc in parsed:
            find_names(doc, index, readings, context.spoken, context.introduced)
        naming += time.process_time() - began
    return {
        "read_cpu_seconds": round(reading, 3),
        "names_cpu_seconds": round(naming, 4),
        "names_share": round(naming / reading, 4),
        "aliases": len(index.knowledge.by_alias),
    }


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    options.add_argument("texts", nargs="?", default=str(EXAMPLES))
    options.add_argument("--actors", type=int, default=100_000)
    options.add_argument("--questions", type=int, default=400)
    given = options.parse_args()
    figures = asyncio.run(search(given.actors, given.questions))
    figures |= matching(given.texts, build_extractor())
    ratios = {
        "search_allowed_to_used": round(SEARCH_MILLISECONDS / figures["search_p95_ms"], 2),
        "names_allowed_to_used": round(NAMES_SHARE / figures["names_share"], 2),
    }
    short = [name for name, ratio in ratios.items() if ratio < 1]
    for name, value in (figures | ratios).items():
        print(f"{name:28} {value:>12}")
    print(json.dumps({"figures": figures, "ratios": ratios, "short": short}))


if __name__ == "__main__":
    main()
