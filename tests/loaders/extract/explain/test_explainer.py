"""Explanations: the claims that extraction gives, and a reason for every silence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from graph.model import Document
from loaders.extract.explain import ExplainedDocument, ExplainedSentence, explain
from loaders.extract.extractor import RuleExtractor
from tests.loaders.conftest import gold_records

Explained = Callable[[str], ExplainedSentence]


@pytest.fixture(scope="module")
def explained(extractor: RuleExtractor) -> Explained:
    def one(text: str) -> ExplainedSentence:
        (sentence,) = explain(extractor, Document(id="text", text=text)).sentences
        return sentence

    return one


def gold_documents() -> list[Document]:
    return [Document(id=record.id, text=record.text) for record in gold_records()]


@pytest.fixture(scope="module")
def all_explained(
    extractor: RuleExtractor, example_documents: list[Document]
) -> list[ExplainedDocument]:
    """Our gold and our examples."""
    return [explain(extractor, document) for document in (*gold_documents(), *example_documents)]


def sentences_of(documents: list[ExplainedDocument]) -> Iterator[ExplainedSentence]:
    return (sentence for document in documents for sentence in document.sentences)


def test_the_claims_are_those_that_extraction_gives(
    extractor: RuleExtractor, all_explained: list[ExplainedDocument]
) -> None:
    assert sum(each.claims for each in all_explained) > 400
    for each in all_explained:
        shown = [one.claim for sentence in each.sentences for one in sentence.claims]
        assert tuple(shown) == extractor.read(each.document).claims, each.document.id


def test_the_claims_of_real_news_are_those_that_extraction_gives(
    extractor: RuleExtractor, corpus_documents: list[Document]
) -> None:
    for document in corpus_documents:
        each = explain(extractor, document)
        shown = [one.claim for sentence in each.sentences for one in sentence.claims]
        assert tuple(shown) == extractor.read(document).claims, document.id


def test_every_sentence_is_explained_at_its_place(
    extractor: RuleExtractor, all_explained: list[ExplainedDocument]
) -> None:
    for each in all_explained:
        text = each.document.text
        assert len(each.sentences) == extractor.read(each.document).sentences
        for sentence in each.sentences:
            told = [sentence, *sentence.mentions, *sentence.triggers, *sentence.misused]
            told += [cue for one in sentence.claims for cue in one.cues]
            told += [
                words
                for trigger in sentence.triggers
                for role in trigger.roles.values()
                for words in role
            ]
            for words in told:
                assert text[words.start : words.end] == words.text


def test_a_frame_that_was_tried_gave_a_claim_or_says_why_not(
    all_explained: list[ExplainedDocument],
) -> None:
    for sentence in sentences_of(all_explained):
        for trigger in sentence.triggers:
            for tried in trigger.frames:
                assert tried.claims or tried.reasons, (sentence.text, tried)


def test_every_claim_is_of_a_frame_that_fired(all_explained: list[ExplainedDocument]) -> None:
    for sentence in sentences_of(all_explained):
        fired = {
            (claim, tried.frame)
            for trigger in sentence.triggers
            for tried in trigger.frames
            for claim in tried.claims
        }
        assert fired == {(one.claim.id, one.claim.frame) for one in sentence.claims}, sentence.text


def test_a_sentence_has_claims_or_a_reason_for_its_silence(
    all_explained: list[ExplainedDocument],
) -> None:
    for sentence in sentences_of(all_explained):
        assert (sentence.silence is None) == bool(sentence.claims), sentence.text
        assert not (sentence.short_cut and sentence.claims), sentence.text


def test_the_first_cue_is_the_one_that_decides(all_explained: list[ExplainedDocument]) -> None:
    cued = [one for sentence in sentences_of(all_explained) for one in sentence.claims if one.cues]
    assert len(cued) > 100
    for one in cued:
        assert (one.cues[0].status, one.cues[0].text) == (one.claim.status, one.claim.cue), one


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("It snowed on Sunday.", "no-trigger", "no word of any frame"),
        (
            "Syrian troops were killed.",
            "no-source",
            "no source: nothing stands in the role “agent”",
        ),
        ("Iran gave Iraq a smile.", "no-goods", "“smile” cannot be given"),
        ("Rockets were fired.", "no-target", "no target: nothing stands in the role"),
        ("Syria bombed the bridge on Sunday.", "no-target", "“bridge” names nobody"),
        ("Iran attacked it.", "no-target", "“it” stands for nobody"),
        ("Iran beat Syria 2-1 in the final.", "sport", "the sentence is about a game"),
        ("The Cold War ended.", "no-force", "“Cold War” means no use of force"),
        ("Iran attacked on Monday.", "no-target", "nothing stands in the role “patient”"),
    ],
)
def test_a_silence_has_its_reason(explained: Explained, text: str, code: str, words: str) -> None:
    sentence = explained(text)
    assert sentence.silence is not None
    assert (sentence.silence.code, words in sentence.silence.text) == (code, True), sentence.silence


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("It snowed on Sunday.", "no-trigger", "no word of any frame"),
        ("The minister gave a smile.", "no-company", "“gave”"),
    ],
)
def test_the_short_cut_says_why_it_passes_over(
    explained: Explained, text: str, code: str, words: str
) -> None:
    told = explained(text).short_cut
    assert told is not None
    assert told.code == code
    assert words in told.text


def test_what_the_short_cut_lets_through_needs_no_reason(explained: Explained) -> None:
    assert explained("Iran attacked on Monday.").short_cut is None


def test_an_echo_is_named_as_one(explained: Explained) -> None:
    sentence = explained("Rwanda sends ammunition to Chad every week.")
    told = {
        tried.frame: [reason.code for reason in tried.reasons]
        for trigger in sentence.triggers
        for tried in trigger.frames
    }
    assert len(sentence.claims) == 1
    assert ["echo"] in told.values()


def test_roles_and_who_fills_them_are_shown(explained: Explained) -> None:
    sentence = explained("Rifles were supplied to Hezbollah by Iran on Friday.")
    trigger = next(each for each in sentence.triggers if each.part == "verb")
    assert trigger.text == "supplied"
    roles = {role: [words.text for words in found] for role, found in trigger.roles.items()}
    assert roles["agent"] == ["Iran"]
    assert roles["patient"] == ["Rifles"]
    assert roles["to"] == ["Hezbollah"]
    fired = next(tried for tried in trigger.frames if tried.claims)
    fillers = {(filler.end, filler.words.text): filler.actors for filler in fired.fillers}
    assert fillers == {("source", "Iran"): ("iran",), ("target", "Hezbollah"): ("hezbollah",)}


def test_a_word_that_is_no_actor_says_what_it_is(explained: Explained) -> None:
    sentence = explained("Iran clashed with 300 of them, and Syria attacked ten hours later.")
    told = {
        filler.words.text: filler.why.text
        for trigger in sentence.triggers
        for tried in trigger.frames
        for filler in tried.fillers
        if filler.why is not None
    }
    assert told == {"300": "“300” is a number, not an actor"}


def test_names_show_their_actor_and_rule(explained: Explained) -> None:
    sentence = explained("Tehran sent Iraqi diplomats to Mosul.")
    named = {each.text: (each.actor, each.rule) for each in sentence.mentions}
    assert named == {
        "Tehran": ("iran", "capital"),
        "Iraqi diplomats": ("iraq:gov", "composition"),
        "Mosul": ("iraq", "place"),
    }


def test_a_pronoun_shows_whom_it_stands_for(explained: Explained) -> None:
    sentence = explained("Iran said it had attacked Iraq.")
    told = next(each for each in sentence.mentions if each.text == "it")
    assert (told.actor, told.rule, told.matched) == ("iran", "coreference", "Iran")


def test_cues_that_were_overruled_are_shown_after_the_one_that_decides(
    explained: Explained,
) -> None:
    (one,) = explained("Syria said that Iran had not attacked Iraq.").claims
    assert [(cue.text, cue.status.value) for cue in one.cues] == [
        ("not", "denied"),
        ("said", "alleged"),
    ]


def test_a_word_that_only_looks_like_a_trigger_says_so(explained: Explained) -> None:
    (misused,) = explained("The United Arab Emirates met in March.").misused[-1:]
    assert misused.text == "March"
    assert misused.why.code == "no-verb"


def test_no_text_has_no_sentences(extractor: RuleExtractor) -> None:
    assert explain(extractor, Document(id="empty", text="  \n")).sentences == ()


def test_explaining_with_and_without_the_short_cut_is_the_same(
    extractor: RuleExtractor, example_documents: list[Document]
) -> None:
    thorough = replace(extractor, short_cut=None)
    for document in example_documents[:3]:
        brief = explain(extractor, document).sentences
        whole = explain(thorough, document).sentences
        assert tuple(one.model_copy(update={"short_cut": None}) for one in brief) == whole
