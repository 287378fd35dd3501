"""Status and attribution: how sure a claim is, and whose word it is."""

from __future__ import annotations

import pytest

from graph.model import Status
from tests.loaders.conftest import ClaimsIn
from tests.loaders.extract.telling import not_yet, told


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        # in the document's own voice
        ("Iran attacked Iraq.", "asserted"),
        ("Iran continued to attack Iraq.", "asserted"),
        ("Iran managed to attack Iraq.", "asserted"),
        ("Iran began attacking Iraq.", "asserted"),
        # hedged
        ("Iran reportedly attacked Iraq.", "alleged"),
        ("Iran may have attacked Iraq.", "alleged"),
        ("Iran may be attacking Iraq.", "alleged"),
        ("Iran is believed to have attacked Iraq.", "alleged"),
        ("Iran did not deny attacking Iraq.", "alleged"),
        # somebody's word
        ("Syria said that Iran attacked Iraq.", "alleged by Syria"),
        ("According to Syria, Iran attacked Iraq.", "alleged by Syria"),
        ("Iran attacked Iraq, according to Syria.", "alleged by Syria"),
        ("Iran attacked Iraq, Syria said.", "alleged by Syria"),
        ("“Iran attacked Iraq,” Syria said.", "alleged by Syria"),
        ("“Iran attacked Iraq,” said Syria.", "alleged by Syria"),
        ("Syria told Turkey that Iran attacked Iraq.", "alleged by Syria"),
        ("An anonymous official said that Iran attacked Iraq.", "alleged by anonymous official"),
        ("Analysts and diplomats said that Iran attacked Iraq.", "alleged by Analysts, diplomats"),
        ("Syria said that Turkey believes that Iran attacked Iraq.", "alleged by Turkey, Syria"),
        not_yet(
            "Reuters reported, citing two diplomats, that Iran attacked Iraq.",
            "alleged by diplomats, Reuters",
            reason="whom a speaker cites is lost, and the cue is 'citing'",
        ),
        ("In the words of Syria, Iran attacked Iraq.", "alleged by Syria"),
        ("As Syria said, Iran attacked Iraq.", "alleged by Syria"),
        ("Syria issued a statement saying that Iran attacked Iraq.", "alleged by Syria"),
        ("Iran attacked Iraq, a minister has said.", "alleged by minister"),
        ("He told reporters: it rained. Syria said Iran attacked Iraq.", "alleged by Syria"),
        # what is said of the speaker in passing is the document's own
        ("According to Iran, which attacked Iraq, the talks failed.", "asserted"),
        ("Iran, which attacked Iraq, told reporters that the talks failed.", "asserted"),
        ("Syria said that Iran, which attacked Iraq, was weak.", "asserted"),
        ("Syria said that Iran, a state that attacked Iraq, was weak.", "asserted"),
        ("Syria vowed to stay on after the Iranian attack on Iraq.", "asserted"),
        # said by nobody in particular
        ("Iran is said to have attacked Iraq.", "alleged"),
        ("Iran, said to have attacked Iraq, denied it.", "alleged"),
        ("Iran claims to have attacked Iraq.", "alleged by Iran"),
        ("Syria called the Iranian attack on Iraq a mistake.", "alleged by Syria"),
        ("Syria called for an Iranian attack on Iraq.", "hypothetical by Syria"),
        ("Syria says that it is ready; Iran attacked Iraq.", "asserted"),
        ("Syria regards Iran as having attacked Iraq.", "alleged by Syria"),
        # what may come has not come
        ("Iran hopes to attack Iraq.", "hypothetical"),
        ("Iran may attack Iraq.", "hypothetical"),
        ("Iran is to attack Iraq.", "hypothetical"),
        ("Iran will not attack Iraq.", "denied"),
        ("Iran said it would not attack Iraq.", "denied by Iran"),
        ("Iran would continue to attack Iraq.", "hypothetical"),
        ("Iran could attack Iraq.", "hypothetical"),
        ("Iran was hoping to attack Iraq.", "hypothetical"),
        ("Syria warned that an Iranian attack on Iraq is near.", "hypothetical by Syria"),
        ("The row would pave the way for an Iranian attack on Iraq.", "hypothetical"),
        ("Iran would be better off attacking Iraq.", "hypothetical"),
        ("Let Iran attack Iraq.", "hypothetical"),
        # what somebody went and did has
        ("Iran was able to attack Iraq.", "asserted"),
        ("Iran is able to attack Iraq.", "hypothetical"),
        ("Iran crossed the border to attack Iraq.", "asserted"),
        ("Iran is crossing the border to attack Iraq.", "hypothetical"),
        ("Iran was one of the states to attack Iraq.", "asserted"),
        ("Iran was too weak to attack Iraq.", "denied"),
        ("The row could lead to an attack on Iraq by Iran.", "hypothetical"),
        ("The row might trigger an Iranian attack on Iraq.", "hypothetical"),
        ("The row could have led to an attack on Iraq by Iran.", "alleged"),
        # negated, refused, failed
        ("Iran did not attack Iraq.", "denied"),
        ("Iran never attacked Iraq.", "denied"),
        ("Iran has not yet attacked Iraq.", "denied"),
        ("Iran failed to attack Iraq.", "denied"),
        ("Iran left the talks without attacking Iraq.", "denied"),
        ("Iran denied attacking Iraq.", "denied by Iran"),
        ("Iran denied that it attacked Iraq.", "denied by Iran"),
        ("Syria denied that Iran attacked Iraq.", "denied by Syria"),
        ("Iran stopped short of attacking Iraq.",
            "denied"),
        # threatened, planned, asked for, conditional
        ("Iran will attack Iraq.", "hypothetical"),
        ("Iran threatened to attack Iraq.", "hypothetical"),
        ("Iran plans to attack Iraq.", "hypothetical"),
        ("Iran is ready to attack Iraq.", "hypothetical"),
        ("Iran would attack Iraq if Syria fell.", "hypothetical"),
        ("If Iran attacks Iraq, oil will rise.", "hypothetical"),
        ("Did Iran attack Iraq?", "hypothetical"),
        ("Would Iran attack Iraq?", "hypothetical"),
        ("Iran's plan to attack Iraq alarmed Syria.", "hypothetical"),
        ("The planned Iranian attack on Iraq alarmed Syria.", "hypothetical"),
        ("Syria fears that Iran will attack Iraq.", "hypothetical"),
        ("Syria urged Iran to attack Iraq.", "hypothetical by Syria"),
    ],
)  # fmt: skip
def test_a_claim_has_the_stance_of_who_makes_it(
    claims_in: ClaimsIn, sentence: str, stance: str
) -> None:
    assert told(claims_in(sentence)) == [f"iran ATTACKS iraq {stance}"]


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Iran refused to arm Hezbollah.", "denied"),
        ("Iran no longer arms Hezbollah.", "denied"),
        ("Iran suspended arms shipments to Hezbollah.", "denied"),
        ("Iran did not refuse to arm Hezbollah.", "asserted"),
        ("Iran wants to arm Hezbollah.", "hypothetical"),
        ("Iran promised to supply Hezbollah with rockets.", "hypothetical"),
        ("Syria asked Iran to arm Hezbollah.", "hypothetical by Syria"),
        ("Iran stopped arming Hezbollah.", "denied"),
    ],
)
def test_a_refusal_to_supply_is_no_supply(claims_in: ClaimsIn, sentence: str, status: str) -> None:
    assert told(claims_in(sentence)) == [f"iran SUPPLIES hezbollah {status}"]


def test_what_somebody_considers_another_is_their_view(claims_in: ClaimsIn) -> None:
    assert told(claims_in("Oman considers the YPG the Syrian wing of Hamas.")) == [
        "peoples-protection-units ALLIES_WITH hamas alleged by Oman"
    ]


def test_a_question_does_not_ask_about_its_relative_clause(claims_in: ClaimsIn) -> None:
    assert told(claims_in("Who trusts an Iran that attacked Iraq?")) == [
        "iran ATTACKS iraq asserted"
    ]


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        ("Iran did not sign the deal and attacked Iraq.", ["iran ATTACKS iraq asserted"]),
        ("Iran, which did not sign the deal, attacked Iraq.", ["iran ATTACKS iraq asserted"]),
        ("Iran attacked Iraq because Syria refused to help.", ["iran ATTACKS iraq asserted"]),
        ("Iran said it rained, and Syria attacked Iraq.", ["syria ATTACKS iraq asserted"]),
        ("Syria, which Turkey says is weak, attacked Iraq.", ["syria ATTACKS iraq asserted"]),
        (
            "Iran attacked Iraq and threatened to attack Syria.",
            ["iran ATTACKS iraq asserted", "iran ATTACKS syria hypothetical"],
        ),
        (
            "Neither Iran nor Syria attacked Iraq.",
            ["iran ATTACKS iraq denied", "syria ATTACKS iraq denied"],
        ),
        not_yet(
            "Iran did not say that Syria attacked Iraq.",
            ["syria ATTACKS iraq alleged by Iran"],
            reason="a negation of saying is taken for one of what is said",
        ),
    ],
)  # fmt: skip
def test_a_cue_reaches_no_further_than_its_clause(
    claims_in: ClaimsIn, sentence: str, claims: list[str]
) -> None:
    assert told(claims_in(sentence)) == claims


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        (
            "Iran denied Syria's charge that it attacked Iraq.",
            [
                "iran ATTACKS iraq alleged by Syria",
                "iran ATTACKS iraq denied by Iran",
                "syria ACCUSES iran asserted",
            ],
        ),
        (
            "Syria denied that Turkey said that Iran attacked Iraq.",
            ["iran ATTACKS iraq alleged by Turkey", "iran ATTACKS iraq denied by Syria"],
        ),
    ],
)
def test_another_speakers_stance_is_another_claim(
    claims_in: ClaimsIn, sentence: str, claims: list[str]
) -> None:
    assert told(claims_in(sentence)) == claims


@pytest.mark.parametrize(
    "sentence",
    [
        "Syria accused Iran of attacking Iraq.",
        "Iran is accused by Syria of attacking Iraq.",
        "Syria blamed Iran for attacking Iraq.",
    ],
)
def test_what_somebody_is_accused_of_is_alleged_by_the_accuser_and_leads_to_the_accusation(
    claims_in: ClaimsIn, sentence: str
) -> None:
    accusation, content = sorted(claims_in(sentence), key=lambda claim: claim.relation)
    assert told([accusation]) == ["syria ACCUSES iran asserted"]
    assert told([content]) == ["iran ATTACKS iraq alleged by Syria"]
    assert content.parent == accusation.id
    assert accusation.parent is None


@pytest.mark.parametrize(
    ("sentence", "cue"),
    [
        ("Iran reportedly attacked Iraq.", "reportedly"),
        ("Iran may have attacked Iraq.", "may"),
        ("Syria said that Iran attacked Iraq.", "said"),
        ("Iran did not attack Iraq.", "not"),
        ("Iran threatened to attack Iraq.", "threatened"),
        ("Suspected Iranian agents attacked Iraq.", "Suspected"),
        ("The alleged Iranian attack on Iraq killed six.", "alleged"),
    ],
)
def test_a_claim_that_is_not_asserted_shows_the_word_that_makes_it_so(
    claims_in: ClaimsIn, sentence: str, cue: str
) -> None:
    (claim,) = claims_in(sentence)
    assert claim.status is not Status.ASSERTED
    assert claim.cue == cue


def test_an_unknown_speaker_is_named_and_is_no_actor(claims_in: ClaimsIn) -> None:
    (claim,) = claims_in("An anonymous official said that Iran attacked Iraq.")
    (speaker,) = claim.attribution
    assert (speaker.id, speaker.cue) == (None, "said")
    (known,) = claims_in("Syria said that Iran attacked Iraq.")[0].attribution
    assert (known.id, known.start, known.end) == ("syria", 0, 5)


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        # What is to be stopped goes on, whoever wants it stopped.
        ("Oman urged Iran to stop its attacks on Iraq.", ["iran ATTACKS iraq alleged by Oman"]),
        (
            "Oman called for an end to Iran's attacks on Iraq.",
            ["iran ATTACKS iraq alleged by Oman"],
        ),
        (
            "France wants to prevent an attack by Iran on Iraq.",
            ["iran ATTACKS iraq hypothetical"],
        ),
        ("Not all rebels are affiliated with Iran.", ["~rebels ALLIES_WITH iran denied"]),
        ("Iraq finds itself fighting Iran.", ["iraq ATTACKS iran asserted"]),
        # What a court finds is its word.
        ("A court convicted Iran of bombing Iraq.", ["iran ATTACKS iraq alleged by court"]),
        ("A court acquitted Iran of bombing Iraq.", ["iran ATTACKS iraq denied by court"]),
        # Nothing is there yet that is only to be made.
        (
            "It could create an alliance between Iran and Iraq.",
            ["iran ALLIES_WITH iraq hypothetical"],
        ),
        (
            "Oman said it would act if an Iranian strike on Iraq hurt its citizens.",
            ["iran ATTACKS iraq hypothetical by Oman"],
        ),
        # A participle after what is said is said by the same.
        (
            "Oman said it would not come, condemning Iran's raids on Iraq.",
            ["iran ATTACKS iraq alleged by Oman", "oman ACCUSES iran asserted"],
        ),
        (
            "The government's position was that Iran bombed Iraq.",
            ["iran ATTACKS iraq alleged by government"],
        ),
    ],
)  # fmt: skip
def test_how_sure_an_event_is_that_is_spoken_of_and_not_told(
    claims_in: ClaimsIn, sentence: str, claims: list[str]
) -> None:
    assert told(claims_in(sentence)) == claims
