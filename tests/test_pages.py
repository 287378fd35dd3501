"""The pages lead where they say, name what there is, and their examples work."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from graph.model import BUILT_IN_RELATIONS, Document, Kind, Sector
from graph.query import ClaimFilter
from graph.store import open_store
from loaders.actors.knowledge import load_knowledge
from loaders.actors.records import ActorRecord, Alias, StateRecord
from loaders.extract.extractor import build_extractor
from loaders.extract.interface import ExtractSettings
from loaders.extract.lexicon import Frame, FrameFile
from loaders.load import load

ROOT = Path(__file__).parents[1]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")])
FRAMES = (ROOT / "docs/frames.md").read_text()


def blocks(page: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text()):
        assert (page.parent / target).exists(), f"{page.name} leads to {target}"


@pytest.mark.parametrize("page", ["docs/architecture.md", "docs/frames.md", "docs/decisions.md"])
def test_every_file_that_is_named_is_there(page: str) -> None:
    named = re.findall(r"`((?:graph|loaders|api|tests|docs)/[\w./-]*)`", (ROOT / page).read_text())
    assert named
    for name in named:
        assert (ROOT / name).exists(), name


def test_the_module_map_has_every_package() -> None:
    page = (ROOT / "docs/architecture.md").read_text()
    for package in ("graph", "loaders", "api"):
        for folder in (ROOT / package).glob("*/__init__.py"):
            assert f"`{package}/{folder.parent.name}/" in page, folder


def test_the_module_map_has_every_module_of_extraction_and_of_the_stores() -> None:
    page = (ROOT / "docs/architecture.md").read_text()
    for folder in ("loaders/extract", "graph/store"):
        for module in (ROOT / folder).glob("[!_]*.py"):
            assert f"`{folder}/{module.name}`" in page, module


@pytest.mark.parametrize(
    "field",
    [*Frame.model_fields, *FrameFile.model_fields]
    + [
        field.alias or name
        for model in (ActorRecord, StateRecord, Alias)
        for name, field in model.model_fields.items()
    ],
)
def test_every_field_of_a_data_file_is_described(field: str) -> None:
    assert re.search(rf"`{field}`|\b{field} = ", FRAMES)


def test_every_kind_and_sector_is_named() -> None:
    for word in (*Kind, *Sector):
        assert word.value in FRAMES


@pytest.mark.parametrize("relation", BUILT_IN_RELATIONS)
def test_the_readme_says_how_each_relation_is_read(relation: str) -> None:
    assert f"| `{relation}` |" in (ROOT / "README.md").read_text()


async def test_the_answer_in_the_readme_is_what_the_examples_give(tmp_path: Path) -> None:
    said = re.findall(
        r"^(\d{4}-\d\d-\d\d)  Eritrea  SUPPLIES  Fano +(\w+) +(\w+) +(.+)$",
        (ROOT / "README.md").read_text(),
        re.MULTILINE,
    )
    async with open_store(f"sqlite:///{tmp_path}/examples.db") as store:
        await load([str(ROOT / "examples")], store, ExtractSettings())
        asked = ClaimFilter(relation=frozenset({"SUPPLIES"}), target="fano")
        found = (await store.claims(asked, limit=100)).items
    assert len(said) == len(found)
    for (date, status, speaker, sentence), claim in zip(said, found, strict=True):
        speakers = ", ".join(speaker.mention for speaker in claim.attribution)
        assert (claim.date, claim.status.value, speakers) == (date, status, speaker)
        assert claim.sentence.text.startswith(sentence.removesuffix(" …"))


def test_the_frames_and_actors_of_the_manual_are_read(tmp_path: Path) -> None:
    frames, actors = tmp_path / "frames", tmp_path / "actors"
    for folder in (frames, actors):
        folder.mkdir()
    for number, block in enumerate(blocks(FRAMES, "toml")):
        folder = frames if "relation" in tomllib.loads(block) else actors
        (folder / f"{number}.toml").write_text(block)
    knowledge = load_knowledge(actors)
    assert knowledge.lookup("Sand Brigade", on="2010")[0].actor == "desert-shield-brigade"
    assert knowledge.lookup("the Rose Palace")[0].actor == "chad"

    extractor = build_extractor(ExtractSettings(lexicon=frames, actors=actors))
    text = (
        "Washington denied that it would blacklist Chad. "
        "The Desert Shield Brigade was kitted out by Chad. "
        "European Union sanctions against Belarus continue."
    )
    found = {
        (claim.source.id, claim.relation, claim.target.id, claim.status.value)
        for claim in extractor.read(Document(id="manual", text=text)).claims
    }
    assert found == {
        ("united-states", "SANCTIONS", "chad", "hypothetical"),
        ("chad", "SUPPLIES", "desert-shield-brigade", "asserted"),
        ("european-union", "SANCTIONS", "belarus", "asserted"),
    }
