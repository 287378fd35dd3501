"""Frames over roles: which relation a predicate says, and where it says none."""

from __future__ import annotations

import pytest

from tests.loaders.conftest import ClaimsIn
from tests.loaders.extract.telling import pairs


@pytest.mark.parametrize(
    ("sentence", "claims"),
    [
        ("Iran armed Hezbollah.", ["iran SUPPLIES hezbollah"]),
        ("Iran gave rockets to Hezbollah.", ["iran SUPPLIES hezbollah"]),
        ("Iran gave Hezbollah rockets.",
            ["iran SUPPLIES hezbollah"]),
        ("Libya gave the rebels rifles.",
            ["libya SUPPLIES ~rebels"]),
        ("Iran sent fighters to Hezbollah.", ["iran SUPPLIES hezbollah"]),
        ("Hezbollah received rockets from Iran.", ["iran SUPPLIES hezbollah"]),
        ("Iran's supply of rockets to Hezbollah went on.", ["iran SUPPLIES hezbollah"]),
        ("Iran supports Syria.", ["iran ALLIES_WITH syria"]),
        ("Iran and Syria are allies.", ["iran ALLIES_WITH syria"]),
        ("Turkey joined NATO.", ["turkey ALLIES_WITH nato"]),
        ("Washington linked the explosion to Iran.", ["united-states ACCUSES iran"]),
        ("Turkey blamed the bombing on Syria.", ["turkey ACCUSES syria"]),
        ("Israel's war against Hamas goes on.", ["israel ATTACKS hamas"]),
        ("Iraq came under attack from Iran.", ["iran ATTACKS iraq"]),
        (
            "Fighting between Iran and Iraq killed six.",
            ["iran ATTACKS iraq", "iraq ATTACKS iran"],
        ),
        (
            "Iran-backed militias attacked Iraq.",
            ["iran ALLIES_WITH ~militias", "~militias ATTACKS iraq"],
        ),
        (
            "Pro-Iranian militias attacked Iraq.",
            ["~militias ALLIES_WITH iran", "~militias ATTACKS iraq"],
        ),
        (
            "Russia and Iran armed Syria and Sudan.",
            [
                "iran SUPPLIES sudan",
                "iran SUPPLIES syria",
                "russia SUPPLIES sudan",
                "russia SUPPLIES syria",
            ],
        ),
        ("Hamas fought Libya and its army.", ["hamas ATTACKS libya", "hamas ATTACKS libya:mil"]),
        ("Moscow's Libyan and Omani-backed units fled.",
            ["libya ALLIES_WITH russia:mil", "oman ALLIES_WITH russia:mil"]),
        ("They came between US-backed rebels and Turkey – which left.",
            ["united-states ALLIES_WITH ~rebels"]),
        ("Iran arrested ten members of Hamas on charges of spying.", ["iran ACCUSES hamas"]),
        ("Assad was accused of fraud by Iran.", ["iran ACCUSES bashar-al-assad"]),
        ("Assad was accused of stealing millions by Iran.", ["iran ACCUSES bashar-al-assad"]),
        ("Regime forces shelled Aleppo.", ["syria:mil ATTACKS syria"]),
        ("The peshmerga attacked Hamas.", ["peshmerga ATTACKS hamas"]),
        ("Opposition parties accused Oman of fraud.", ["~opposition-parties ACCUSES oman"]),
        ("Chile's arms maker sold mortars to Oman.", ["chile:bus SUPPLIES oman"]),
        ("Chad is sponsored by Libya.", ["libya ALLIES_WITH chad"]),
        ("Oman defended Iran.", ["oman ALLIES_WITH iran"]),
        ("Putin fought Hamas alongside Iran.",
            ["vladimir-putin ALLIES_WITH iran", "vladimir-putin ATTACKS hamas"]),
        (
            "Oman's Libyan rebel allies ran the port.",
            ["libya:reb ALLIES_WITH oman"],
        ),
        ("Oman denounced the NATO view that Chad had lost.", ["oman ACCUSES nato"]),
        ("Washington gave a pledge, and a pledge from Moscow to attack Chad followed.",
            ["russia ATTACKS chad"]),
        (
            "It spoke about the speech of Putin and Omani-led militias.",
            ["oman ALLIES_WITH ~militias"],
        ),
        ("Chad threw its considerable weight on Monday behind Libya.",
            ["chad ALLIES_WITH libya"]),
        ("Oman and Chad have made common cause with Libya.",
            ["chad ALLIES_WITH libya", "oman ALLIES_WITH libya"]),
        ("Oman and Chad, partners in the Gulf pact, will meet.", ["oman ALLIES_WITH chad"]),
        ("Iran and Syria, allies in the war, met in Tunis.", ["iran ALLIES_WITH syria"]),
        ("Oman stood shoulder to shoulder with Libya.", ["oman ALLIES_WITH libya"]),
        ("Chad closed ranks with Libya.", ["chad ALLIES_WITH libya"]),
        ("Hezbollah and Hamas pooled their forces.", ["hezbollah ALLIES_WITH hamas"]),
        ("Chad owes allegiance to Libya.", ["chad ALLIES_WITH libya"]),
        ("Libya cast its lot with Chad.", ["libya ALLIES_WITH chad"]),
        ("Chad is in cahoots with Libya.", ["chad ALLIES_WITH libya"]),
        ("Libya fought on the side of Chad.", ["libya ALLIES_WITH chad"]),
        ("Oman was admitted to NATO.", ["oman ALLIES_WITH nato"]),
        ("Haftar is a lackey of Egypt.", ["khalifa-haftar ALLIES_WITH egypt"]),
        ("Libya recognised Haftar as the legitimate leader.",
            ["libya ALLIES_WITH khalifa-haftar"]),
        ("The Houthi-friendly militia fled.", ["~militia ALLIES_WITH houthis"]),
        ("Al-Nusra is a front for al-Qaeda.", ["nusra-front ALLIES_WITH al-qaeda"]),
        ("Russia holds Turkey responsible for the attack.",
            ["russia ACCUSES turkey"]),
        ("Chad kept Hamas in rifles.", ["chad SUPPLIES hamas"]),
        ("Chad kept Hamas armed.", ["chad SUPPLIES hamas"]),
        ("Oman lavished cash on Hamas.", ["oman SUPPLIES hamas"]),
        ("Hezbollah's rockets come from Oman.", ["oman SUPPLIES hezbollah"]),
        ("Oman is the main source of weapons for Hezbollah.", ["oman SUPPLIES hezbollah"]),
        ("China opened a line of credit to Chad.", ["china SUPPLIES chad"]),
        ("The rebels looted the Rwandan embassy.", ["~rebels ATTACKS rwanda:gov"]),
        ("Chad was behind the bomb that tore through a Malian barracks.",
            ["chad ATTACKS mali"]),
        ("Syrian troops under fire from Turkish tanks fled.", ["turkey ATTACKS syria:mil"]),
        ("Iraqi soldiers turned water cannon on Iranian ships.", ["iraq:mil ATTACKS iran"]),
        ("A Hamas fighter blew himself up on an Israeli bus.", ["hamas ATTACKS israel"]),
        ("Serbian rebels raped Bosnian women.", ["serbia:reb ATTACKS bosnia-and-herzegovina:cvl"]),
        ("Settlers set fire to Palestinian homes.", ["~settlers ATTACKS palestine"]),
        ("Rockets fired by Hamas rained down on Ashkelon.", ["hamas ATTACKS israel"]),
        ("Iran and Iraq traded artillery fire.", ["iran ATTACKS iraq", "iraq ATTACKS iran"]),
        ("Iran traded artillery fire with Iraq.", ["iran ATTACKS iraq", "iraq ATTACKS iran"]),
        ("Hamas pelted Israel with rockets.", ["hamas ATTACKS israel"]),
        ("Russia pummelled Ukraine with drones.", ["russia ATTACKS ukraine"]),
        ("Iran jammed Iraqi radars.", ["iran ATTACKS iraq"]),
        ("Russian hackers knocked out the Polish power grid.", ["russia:crm ATTACKS poland"]),
        ("Iran seized a Greek tanker.", ["iran ATTACKS greece"]),
        ("Hamas detonated a mine outside the Iraqi embassy.", ["hamas ATTACKS iraq:gov"]),
        ("Iran played a part in the bombing of the Iraqi embassy.", ["iran ATTACKS iraq:gov"]),
        ("A firefight broke out between Hamas and Fatah.",
            ["fatah ATTACKS hamas", "hamas ATTACKS fatah"]),
        ("Gang members shot dead Chadian worshippers.", ["~gang-members ATTACKS chad:cvl"]),
    ],
)  # fmt: skip
def test_a_predicate_says_its_relation(
    claims_in: ClaimsIn, sentence: str, claims: list[str]
) -> None:
    assert pairs(claims_in(sentence)) == claims


@pytest.mark.parametrize(
    "sentence",
    [
        "Iran beat Syria 2-1 in the final.",
        "Sudan came from behind to beat Chad.",
        "Iran gave Iraq a smile.",
        "The minister attacked the budget.",
        "Iran shot down the proposal.",
        "Iran hit a new low.",
        "The storm hit Cuba.",
        "The heart attack killed the minister.",
        "The trade war between China and America goes on.",
        "Iran-Iraq relations improved.",
        "Washington linked the railway to Canada.",
        "Iran paid a visit to Iraq.",
        "Iran and Iraq signed a trade deal.",
        # Where soldiers are sent, nobody is given them.
        "Libya sent troops to Chad.",
        "Oman backed Assad's overthrow.",
        # Agreeing with what somebody decided makes no ally of him.
        "Oman defended Iran's decision.",
        "Oman sponsors the Sochi talks.",
        "The demand that Oman and Chad prosecute their citizens was met.",
        "Iran arrested the king of Oman.",
        "Oman backed the Basque anarchist.",
        "They live by a well that Iran quarrelled over.",
        "Syrian fighters were given to Libya.",
        "Chad sent an aircraft carrier to Oman.",
        "Chad expects officers from Oman at the talks.",
        "Oman's navy spent millions on Brexit.",
        "Chad kept Assad in power.",
        "Chad kept the prisoners in tents.",
        # Tanks and missiles that get there mean harm, people that come are nobody's gift.
        "Chadian tanks reached Tripoli.",
        "Nigerian soldiers came from Chad.",
        "Oman denied Chad victory.",
        "Oman borrowed a striker from Chad.",
        "Oman spent $3 billion on the games.",
        "Ministers under fire from Brussels resigned.",
        # Nobody is hit with sanctions by force.
        "Oman hit Iran with sanctions over missiles.",
        "Iran and Russia exchanged missiles for wheat.",
        "Iran broke into the Chinese market.",
        "A Turkish plane landed in Libya.",
        "A Norwegian court seized a Russian ship.",
        "Ukrainian commanders disrupted the Russian supply network.",
        # Who is helped, or joined in something else, is no ally.
        "Germany supported Syrian women.",
        "Norway's refugee-friendly army left.",
        "Oman threw a party on Monday behind the embassy of Chad.",
        "Chad closed the border with Libya.",
        "Oman entered Chad.",
        "Chad and Mali pooled their water.",
        "Iran tied the score with Iraq.",
        "Oman's league with twelve clubs opened in Chad.",
        "Libya recognised Chad as a friend of music.",
        "The front for the storm moved over Oman.",
        # What the same verbs say of other things blames nobody.
        "Oman laid flowers at France's door.",
        "The choice lies with Chad, Oman said.",
        "Oman took part in talks with Chad.",
        "Oman took Chad to the final.",
        "Oman summoned the troops.",
        "Oman likened Chad to a garden.",
        "Oman described Chad as a friend.",
        "Oman and Chad traded goods.",
        "Oman found peace with Chad.",
        # A count of people is nobody.
        "Oman bombed forty civilians.",
    ],
)
def test_what_only_sounds_like_a_relation_says_nothing(claims_in: ClaimsIn, sentence: str) -> None:
    assert claims_in(sentence) == ()


@pytest.mark.parametrize(
    ("sentence", "topic"),
    [
        ("Iran gave rockets to Hezbollah.", "weapons"),
        ("Iran armed Hezbollah.", "weapons"),
        ("Qatar gave $3 million to Chad.", "money"),
        ("France trained Malian soldiers.", "training"),
        ("Germany sent wheat to Chad.", "aid"),
        ("Russia gave military aid to Chad.", "weapons"),
        ("Russia gave financial aid to Chad.", "money"),
        ("Germany sent two tons of wheat to Chad.", "aid"),
        ("Germany sent ten crates of rifles to Chad.", "weapons"),
        ("Iran supplied Hezbollah with rockets.",
            "weapons"),
        ("Iran is a provider of arms to Syria.", "weapons"),
    ],
)  # fmt: skip
def test_what_is_given_is_the_topic(claims_in: ClaimsIn, sentence: str, topic: str) -> None:
    (claim,) = claims_in(sentence)
    assert (claim.relation, claim.topic) == ("SUPPLIES", topic)


def test_a_claim_names_its_frame_and_shows_its_trigger(claims_in: ClaimsIn) -> None:
    (claim,) = claims_in("Iran supplied Hezbollah with rockets.")
    assert claim.frame is not None
    assert claim.frame.startswith("supply.")
    assert claim.trigger.text == "supplied"
