"""Who is speaking in each sentence, by whatever English says so."""

from __future__ import annotations

import pytest

from graph.model import Document
from loaders.extract.extractor import RuleExtractor


def heard(extractor: RuleExtractor, text: str) -> list[list[str]]:
    """The words that name the speakers, for each sentence."""
    document = Document(id="text", text=text)
    return [
        [text[said.start : said.end] for said in sentence.speakers]
        for sentence in extractor.speakers(document)
    ]


@pytest.mark.parametrize(
    ("sentence", "speakers"),
    [
        # the document's own voice
        ("The river rose by two metres.", []),
        ("The minister arrived on Tuesday.", []),
        # verbs of speech
        ("Keller said that the river would rise.", ["Keller"]),
        ("The river would rise, Keller said.", ["Keller"]),
        ("The river would rise, said Keller.", ["Keller"]),
        ("The river, Keller believes, will rise.", ["Keller"]),
        ("A spokesman told reporters that the bridge was closed.", ["spokesman"]),
        ("Keller tweeted that the bridge was closed.", ["Keller"]),
        ("Keller wrote on Facebook that the bridge was closed.", ["Keller"]),
        ("Pausing at the door, Keller added that the bridge was closed.", ["Keller"]),
        ("Keller went on to say that the bridge was closed.", ["Keller"]),
        ("They said the bridge was closed.", ["They"]),
        # sources that are no person
        ("The report says the bridge was unsafe.", ["report"]),
        ("A new poll shows that voters distrust the council.", ["new poll"]),
        ("Half of voters said they would stay at home.", ["Half of voters"]),
        # prepositions and headings
        ("According to the report, the bridge was unsafe.", ["report"]),
        ("The bridge was unsafe, according to two engineers.", ["engineers"]),
        ("In the words of one engineer, the bridge was a ruin.", ["engineer"]),
        ("In Keller's view, the bridge was a ruin.", ["Keller"]),
        ("As Keller said, the bridge was a ruin.", ["Keller"]),
        ("Angela Keller: The bridge was a ruin", ["Angela Keller"]),
        ("Poll: Most voters distrust the council", ["Poll"]),
        # nouns of speech
        ("Keller's claim that the bridge was safe surprised nobody.", ["Keller"]),
        ("The ministry issued a statement saying the bridge was safe.", ["ministry"]),
        # attitudes and intentions
        ("Keller condemned the decision.", ["Keller"]),
        ("Keller called for a new bridge.", ["Keller"]),
        ("Keller wants to close the bridge.", ["Keller"]),
        ("Keller was sure that the bridge would fall.", ["Keller"]),
        ("The decision was criticised by the council.", ["council"]),
        # the outermost speaker has the word
        ("Keller said that Moro told engineers that the bridge was safe.", ["Keller"]),
        # who is asked to say has not said
        ("Keller urged the engineers to say that the bridge was safe.", ["Keller"]),
        ("It goes without saying that the bridge was safe.", []),
        # quotations
        ("“The bridge is a ruin and we knew it,” said Keller.", ["Keller"]),
        ("“The bridge is a ruin,” Keller, the engineer, said on Monday.", ["Keller"]),
        ("Keller called the bridge “a ruin that nobody would ever mend”.", ["Keller"]),
        ("''The bridge is a ruin and we knew it,'' he said.", ["he"]),
        ("Keller said: 'The bridge is a ruin and we knew it.'", ["Keller"]),
    ],
)
def test_a_sentence_is_the_word_of_whoever_the_document_says(
    extractor: RuleExtractor, sentence: str, speakers: list[str]
) -> None:
    assert heard(extractor, sentence) == [speakers]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("“We built it. We closed it. We are sorry,” said Keller.", [["Keller"]] * 3),
        ("“We built it,” said Keller. “We closed it last year.”", [["Keller"]] * 2),
        ("Keller told the council:\n\n“We closed it last year.”", [[], ["Keller"]]),
        # he goes on in a paragraph of his own
        ("“We built it long ago,” said Keller.\n\n“We closed it last year.”", [["Keller"]] * 2),
        # the quotation is left open at the end of a paragraph
        ("Keller said: “We built it long ago.\n\n“We closed it last year.”", [["Keller"]] * 2),
        # somebody else speaks
        ("“We built it long ago,” said Keller.\n\n“You did not build it,” said Moro.",
            [["Keller"], ["Moro"]]),
        # the document speaks again
        ("“We built it long ago,” said Keller.\n\nThe river rose.", [["Keller"], []]),
        # a name under each
        ("“We built it long ago.”\n― Maria Keller\n\n“You did not build it.”\n― Otto Moro",
            [["Maria Keller"], ["Otto Moro"]]),
        # a transcript
        ("KELLER: We built it long ago. It fell.\n\nMORO: You did not.",
            [["KELLER"], ["KELLER"], ["MORO"]]),
    ],
)  # fmt: skip
def test_a_speaker_is_carried_over_sentences(
    extractor: RuleExtractor, text: str, speakers: list[list[str]]
) -> None:
    found = heard(extractor, text)
    assert [each for each in found if each or [] in speakers][: len(speakers)] == speakers


def test_a_known_speaker_is_an_actor_and_a_pronoun_shows_whom_it_stands_for(
    extractor: RuleExtractor,
) -> None:
    text = "Vladimir Putin left before he said that the talks had failed."
    (sentence,) = extractor.speakers(Document(id="text", text=text, date="2018-05-01"))
    (said,) = sentence.speakers
    assert text[said.start : said.end] == "he"
    assert said.attribution.mention == "Vladimir Putin"
    assert said.actor is not None
    assert said.actor.name == "Vladimir Putin"
    assert said.attribution.cue == "said"


def test_claims_and_sentences_have_the_same_speaker(extractor: RuleExtractor) -> None:
    text = "“We are not alone here,” said Iran. “Iraq attacked Syria. Turkey armed Jordan.”"
    document = Document(id="text", text=text)
    of_claims = {
        claim.sentence.start: claim.attribution for claim in extractor.read(document).claims
    }
    assert len(of_claims) == 2
    for sentence in extractor.speakers(document):
        if sentence.start in of_claims:
            said = tuple(each.attribution for each in sentence.speakers)
            assert said == of_claims[sentence.start]
            assert [each.id for each in said] == ["iran"]


def test_a_document_without_a_sentence_has_no_speaker(extractor: RuleExtractor) -> None:
    assert extractor.speakers(Document(id="text", text="")) == ()
