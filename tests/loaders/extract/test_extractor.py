"""The extractor as a whole: what must hold of every text that it reads."""

from __future__ import annotations

import random
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.errors import SettingError
from graph.model import Claim, Document
from graph.store.protocol import ReadDocument
from loaders.extract.extractor import RuleExtractor, build_extractor
from loaders.extract.interface import ExtractSettings
from loaders.workforce import Workforce
from tests.loaders.conftest import ClaimsIn, gold_records
from tests.loaders.extract.telling import told
from tests.loaders.extract.test_lexicon import MEDIATES, written


def hold_the_laws(document: Document, read: ReadDocument) -> None:
    """Every span gives back its words; nothing is read in furniture; ids are unique; every actor
    that is named comes along, with whom it belongs to."""
    text = document.text
    actors = {actor.id: actor for actor in read.actors}
    assert len({claim.id for claim in read.claims}) == len(read.claims)
    for claim in read.claims:
        for end in (claim.source, claim.target):
            assert text[end.start : end.end] == end.mention != ""
            assert end.id in actors
        for said in claim.attribution:
            assert text[said.start : said.end] == said.mention != ""
            assert said.id is None or said.id in actors
        for span in (claim.trigger, claim.sentence):
            assert text[span.start : span.end] == span.text != ""
        assert claim.sentence.start <= claim.trigger.start
        assert claim.trigger.end <= claim.sentence.end
        for start, end_of in document.furniture:
            assert claim.sentence.end <= start or end_of <= claim.sentence.start
        assert 0 <= claim.confidence <= 1
        assert claim.document == document.id
        assert (claim.source.start, claim.source.end) != (claim.target.start, claim.target.end)
    parents = {claim.parent for claim in read.claims} - {None}
    assert parents <= {claim.id for claim in read.claims if claim.relation == "ACCUSES"}
    for actor in read.actors:
        assert {whole.actor for whole in (*actor.part_of, *actor.member_of)} <= actors.keys()


def read_all(
    extractor: RuleExtractor, documents: Iterable[Document]
) -> dict[str, tuple[Claim, ...]]:
    return {document.id: extractor.read(document).claims for document in documents}


def test_the_laws_hold_on_our_gold(extractor: RuleExtractor) -> None:
    for record in gold_records():
        document = Document(id=record.id, text=record.text)
        hold_the_laws(document, extractor.read(document))


def test_the_laws_hold_on_the_examples(
    extractor: RuleExtractor, example_documents: list[Document]
) -> None:
    read = [(document, extractor.read(document)) for document in example_documents]
    assert sum(len(result.claims) for _, result in read) > 50
    for document, result in read:
        hold_the_laws(document, result)


def test_the_laws_hold_on_real_news(extractor: RuleExtractor, whole_corpus: list[Document]) -> None:
    assert any(document.furniture for document in whole_corpus)
    for document in whole_corpus:
        hold_the_laws(document, extractor.read(document))


def test_the_order_of_documents_changes_no_claim(
    extractor: RuleExtractor, example_documents: list[Document]
) -> None:
    once = read_all(extractor, example_documents)
    shuffled = random.Random(3).sample(example_documents, len(example_documents))
    assert read_all(extractor, shuffled) == once
    assert read_all(extractor, reversed(example_documents)) == once


@pytest.mark.parametrize("batch", [1, 2, 1000])
def test_the_size_of_batches_changes_no_claim(
    extractor: RuleExtractor,
    example_documents: list[Document],
    monkeypatch: pytest.MonkeyPatch,
    batch: int,
) -> None:
    once = read_all(extractor, example_documents)
    monkeypatch.setattr("loaders.extract.extractor.BATCH", batch)
    assert read_all(extractor, example_documents) == once


async def test_two_processes_read_what_one_does(
    extractor: RuleExtractor, example_documents: list[Document]
) -> None:
    async with Workforce(build_extractor, ExtractSettings(), workers=2) as workforce:
        jobs = [workforce.submit(document) for document in example_documents]
        for document, job in zip(example_documents, jobs, strict=True):
            result = await workforce.result(job)
            assert isinstance(result, ReadDocument)
            assert result.claims == extractor.read(document).claims


def test_a_sentence_is_read_alike_wherever_it_stands(claims_in: ClaimsIn) -> None:
    alone = told(claims_in("Iran attacked Iraq."))
    assert told(claims_in("It rained.\n\nIran attacked Iraq. Nobody came.")) == alone
    assert told(claims_in("It rained. " * 200 + "Iran attacked Iraq.")) == alone


def test_nothing_is_read_in_furniture(extractor: RuleExtractor) -> None:
    text = "Iran attacked Iraq. Related: Russia attacked Chad. Libya attacked Mali."
    document = Document(id="page", text=text, furniture=((20, 50),))
    assert told(extractor.read(document).claims) == [
        "iran ATTACKS iraq asserted",
        "libya ATTACKS mali asserted",
    ]


EXTREMES = {
    "nothing": "",
    "only spaces": " \t\n\u00a0 " * 50,
    "control characters": "Iran\x00 attacked\x07 Iraq.\x1b[31m \x7f\x85",
    "emoji": "😀🔥 Iran attacked Iraq 💥💥 👨‍👩‍👧‍👦. 🇮🇷 attacked 🇮🇶.",
    "only punctuation": "...!?!?—–-“”‘’()[]{}<>;:,,," * 40,
    "one very long line": "Iran attacked Iraq and " * 900,
    "one very long word": "a" * 20_000,
    "hyphens": "Iran--backed -backed backed- - pro- anti-",
    "quotation marks": '"' * 500 + "Iran attacked Iraq" + '"' * 500,
    "combining marks": "I\u0301r\u0301a\u0301n attacked Iraq\u0301.",
    "right to left": "إيران attacked Iraq. \u202eIran attacked Iraq.\u202c",
    "Windows line ends": "Iran attacked\r\nIraq.\r\n\r\nSyria bombed Chad.\r\n",
    "lone words": "attacked. backed. by. of. accuse!",
}


@pytest.mark.parametrize("text", EXTREMES.values(), ids=EXTREMES.keys())
def test_no_text_is_too_odd(extractor: RuleExtractor, text: str) -> None:
    document = Document(id="odd", text=text)
    hold_the_laws(document, extractor.read(document))


WORDS = st.sampled_from(
    ["Iran", "Iraq", "the", "rebels", "attacked", "accused", "of", "by", "arming", "backed", "-",
     "said", "that", "denied", "not", "if", "will", "and", ",", ".", "“", "”", "its", "it", "who",
     "ally", "between", "weapons", "to", "gave", "'s", "\n", "😀", "U.S.", "attack", "on"]
)  # fmt: skip


@given(st.lists(WORDS, max_size=30).map(" ".join))
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_the_laws_hold_on_any_heap_of_words(extractor: RuleExtractor, text: str) -> None:
    document = Document(id="heap", text=text)
    read = extractor.read(document)
    hold_the_laws(document, read)
    assert extractor.read(document) == read


def test_a_claim_is_dated_by_its_document(extractor: RuleExtractor) -> None:
    text = "Iran attacked Iraq."
    (dated,) = extractor.read(Document(id="a", text=text, date="2006-11")).claims
    assert (dated.date, dated.date_from) == ("2006-11", "document")
    (undated,) = extractor.read(Document(id="a", text=text)).claims
    assert (undated.date, undated.date_from) == (None, "none")
    assert dated.id == undated.id


def test_another_document_gives_claims_of_another_id(extractor: RuleExtractor) -> None:
    one, other = (
        extractor.read(Document(id=name, text="Iran attacked Iraq.")).claims[0] for name in "ab"
    )
    assert one.id != other.id


def test_a_users_folder_adds_a_relation_without_touching_the_built_in_extractor(
    extractor: RuleExtractor, tmp_path: Path
) -> None:
    text = (
        "Qatar mediated between Iran and Israel. A truce was brokered by Oman. "
        "Turkey, which brokered a deal with Syria, attacked Iraq."
    )
    widened = build_extractor(ExtractSettings(lexicon=written(tmp_path, MEDIATES)))
    document = Document(id="talks", text=text)
    assert told(widened.read(document).claims) == [
        "qatar MEDIATES iran asserted",
        "qatar MEDIATES israel asserted",
        "turkey ATTACKS iraq asserted",
        "turkey MEDIATES syria asserted",
    ]
    hold_the_laws(document, widened.read(document))
    # Both live in one process: neither reads with the other's lexicon.
    assert told(extractor.read(document).claims) == ["turkey ATTACKS iraq asserted"]
    assert widened.fingerprint != extractor.fingerprint


def test_a_model_that_is_not_installed_is_named_with_what_to_do() -> None:
    with pytest.raises(SettingError, match="no_such_model") as raised:
        build_extractor(ExtractSettings(model="no_such_model"))
    assert raised.value.hint is not None
