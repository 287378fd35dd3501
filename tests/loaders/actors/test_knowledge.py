"""Knowledge as it ships, and as a user's own folder of files extends or breaks it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import DataError, SettingError
from graph.model import Kind
from loaders.actors.aliases import overlap
from loaders.actors.knowledge import Knowledge, load_knowledge, normalise


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load_knowledge()


def first(knowledge: Knowledge, text: str, on: str | None = None) -> str | None:
    entries = knowledge.lookup(text, on)
    return entries[0].actor if entries else None


def with_file(folder: Path, text: str) -> Path:
    (folder / "own.toml").write_text(text, encoding="utf-8")
    return folder


def group(name: str, more: str = "") -> str:
    return (
        f'[[actor]]\nid = "{normalise(name).replace(" ", "-")}"\nname = "{name}"\n'
        f'kind = "armed_group"\nsector = "REB"\ncountry = "FRA"\n{more}\n'
    )


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("US", "united-states"),
        ("the U.S.", "united-states"),
        ("U. S.", "united-states"),
        ("America", "united-states"),
        ("Washington", "united-states"),
        ("the White House", "united-states"),
        ("Britain", "united-kingdom"),
        ("Britons", "united-kingdom"),
        ("Downing Street", "united-kingdom"),
        ("the Kremlin", "russia"),
        ("DPRK", "north-korea"),
        ("South Koreans", "south-korea"),
        ("Türkiye", "turkey"),
        ("Turks", "turkey"),
        ("Holland", "netherlands"),
        ("Dutch", "netherlands"),
        ("Spaniard", "spain"),
        ("Philippine", "philippines"),
        ("Filipinos", "philippines"),
        ("Lao", "laos"),
        ("Emirati", "united-arab-emirates"),
        ("Burma", "myanmar"),
        ("Swaziland", "eswatini"),
        ("Macedonia", "north-macedonia"),
        ("Czech Republic", "czechia"),
        ("Ivory Coast", "ivory-coast"),
        ("Côte d’Ivoire", "ivory-coast"),
        ("Kosovar", "kosovo"),
        ("Niger", "niger"),
        ("Nigeria", "nigeria"),
        ("Nigerien", "niger"),
        ("Guinea-Bissau", "guinea-bissau"),
        ("Guinean", "guinea"),
        ("Congo", "dr-congo"),
        ("Congo-Brazzaville", "republic-of-congo"),
        ("South Sudanese", "south-sudan"),
        ("Sudanese", "sudan"),
        ("Islamic Republic of Iran", "iran"),
        ("Élysée", "france"),
        ("Elysee Palace", "france"),
    ],
)
def test_a_state_is_known_by_its_names_peoples_and_seats(
    knowledge: Knowledge, text: str, actor: str
) -> None:
    assert first(knowledge, text) == actor


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Gaza Strip", "palestine"),
        ("West Bank", "palestine"),
        ("Golan Heights", "syria"),
        ("Tripoli", "libya"),
        ("Sana’a", "yemen"),
        ("Sanaa", "yemen"),
        ("Kharkov", "ukraine"),
        ("Crimea", "ukraine"),
        ("Grozny", "russia"),
        ("Deir ez-Zor", "syria"),
        ("Deir Ezzor", "syria"),
        ("Cabo Delgado", "mozambique"),
        ("Tehran", "iran"),
        ("Texas", "united-states"),
        ("Gibraltar", "united-kingdom"),
    ],
)
def test_a_place_lies_in_the_state_it_belongs_to_today(
    knowledge: Knowledge, text: str, state: str
) -> None:
    assert knowledge.places[normalise(text)] == state


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("IDF", "israel-defense-forces"),
        ("Revolutionary Guards", "islamic-revolutionary-guard-corps"),
        ("IRGC", "islamic-revolutionary-guard-corps"),
        ("Qods Force", "quds-force"),
        ("the Pentagon", "us-department-of-defense"),
        ("State Department", "us-department-of-state"),
        ("Foreign Office", "foreign-office"),
        ("Bundestag", "bundestag"),
        ("Scotland Yard", "metropolitan-police"),
        ("Tatmadaw", "tatmadaw"),
        ("Putin", "vladimir-putin"),
        ("Zelenskyy", "volodymyr-zelensky"),
        ("Erdoğan", "recep-tayyip-erdogan"),
        ("Gadhafi", "muammar-gaddafi"),
        ("Qaddafi", "muammar-gaddafi"),
        ("Abu Mazen", "mahmoud-abbas"),
        ("bin Laden", "osama-bin-laden"),
        ("Kofi Annan", "kofi-annan"),
    ],
)
def test_an_organ_or_a_person_is_known_by_the_spellings_of_the_news(
    knowledge: Knowledge, text: str, actor: str
) -> None:
    assert first(knowledge, text) == actor


@pytest.mark.parametrize(
    ("text", "actor"), [("Kurdish", "kurds"), ("Uighurs", "uyghurs"), ("Chechen", "chechens")]
)
def test_a_people_without_a_state_is_an_actor_that_folds_into_nothing(
    knowledge: Knowledge, text: str, actor: str
) -> None:
    assert first(knowledge, text) == actor
    assert knowledge.actors[actor].kind is Kind.POPULATION
    assert not knowledge.actors[actor].part_of


def test_an_abbreviation_is_no_everyday_word(knowledge: Knowledge) -> None:
    assert knowledge.lookup("US")
    assert not knowledge.lookup("us")
    assert not knowledge.lookup("polish")


def test_a_name_is_found_in_any_case(knowledge: Knowledge) -> None:
    assert first(knowledge, "IRAN") == first(knowledge, "iran") == "iran"


def test_georgia_is_the_country_before_it_is_the_american_state(knowledge: Knowledge) -> None:
    country, american_state = knowledge.lookup("Georgia")
    assert (country.actor, country.how) == ("georgia", "name")
    assert (american_state.actor, american_state.ambiguous) == ("united-states", True)


def test_the_date_decides_which_bearer_of_a_name_is_meant(knowledge: Knowledge) -> None:
    assert first(knowledge, "President Assad", "1995-06") == "hafez-al-assad"
    assert first(knowledge, "President Assad", "2012") == "bashar-al-assad"
    assert first(knowledge, "President Assad") == "bashar-al-assad"
    assert first(knowledge, "George Bush", "1991-01-17") == "george-h-w-bush"
    assert first(knowledge, "George Bush", "2003-03-20") == "george-w-bush"


def test_a_name_out_of_use_is_still_understood(knowledge: Knowledge) -> None:
    assert first(knowledge, "Soviet Union", "2015") == "russia"


def test_every_state_has_a_people_and_every_code_one_state(knowledge: Knowledge) -> None:
    peoples = set(knowledge.demonyms.values())
    nameless = {"vatican", "serbia-and-montenegro", "dominica", "republic-of-congo"}
    without = {state.id for state in knowledge.states.values()} - peoples - nameless
    assert not without
    assert len(knowledge.states) > 200
    for code, state in knowledge.states.items():
        assert (state.country, state.kind) == (code, Kind.STATE)


def test_the_organs_of_a_state_lead_up_to_it(knowledge: Knowledge) -> None:
    organs = {Kind.MILITARY, Kind.POLICE, Kind.GOVERNMENT_BODY}
    stand_alone = {"kurdistan-regional-government", "hamas", "houthis"}
    led_up = 0
    for actor in knowledge.actors.values():
        if actor.country not in knowledge.states or actor.kind not in organs:
            continue
        for belonging in actor.part_of:
            top = knowledge.actors[belonging.actor]
            while top.part_of and top.kind is not Kind.STATE:
                top = knowledge.actors[top.part_of[-1].actor]
            assert top.kind is Kind.STATE or top.id in stand_alone, actor.id
            led_up += 1
    assert led_up > 200


def test_every_alias_leads_to_an_actor_and_is_keyed_by_its_normal_form(
    knowledge: Knowledge,
) -> None:
    assert len(knowledge.by_alias) > 5000
    for words, entries in knowledge.by_alias.items():
        for entry in entries:
            assert normalise(entry.alias) == words
            assert entry.actor in knowledge.actors
            assert entry.fits(entry.alias)


def test_reading_twice_gives_the_same_fingerprint_and_own_data_another(
    knowledge: Knowledge, tmp_path: Path
) -> None:
    assert load_knowledge().fingerprint == knowledge.fingerprint
    own = load_knowledge(with_file(tmp_path, group("Larch Front")))
    assert own.fingerprint != knowledge.fingerprint


def test_a_users_record_adds_an_actor(tmp_path: Path) -> None:
    own = load_knowledge(with_file(tmp_path, group("Larch Front", 'aliases = ["LRF"]')))
    assert first(own, "Larch Front") == first(own, "LRF") == "larch-front"
    assert not own.lookup("lrf")


def test_a_users_record_replaces_ours(tmp_path: Path) -> None:
    text = (
        '[[actor]]\nid = "vladimir-putin"\nname = "V. Putin"\nkind = "person"\n'
        'sector = "GOV"\ncountry = "RUS"\n'
    )
    own = load_knowledge(with_file(tmp_path, text))
    assert own.actors["vladimir-putin"].name == "V. Putin"
    assert not own.lookup("Vladimir Putin")


def test_a_users_places_and_states_are_read(tmp_path: Path) -> None:
    text = (
        '[[state]]\ncode = "RUR"\nname = "Ruritania"\ncapital = ["Strelsau"]\n'
        'demonyms = ["Ruritanian", "Ruritanians"]\n\n[places]\nruritania = ["Zenda"]\n'
    )
    own = load_knowledge(with_file(tmp_path, text))
    assert own.states["RUR"].id == "ruritania"
    assert own.demonyms["ruritanians"] == "ruritania"
    assert own.places["strelsau"] == own.places["zenda"] == "ruritania"


BROKEN = [
    ('[[actor]]\nid = "x"\nname = \n', ["own.toml", "line 3"]),
    ("[[actors]]\n", ["own.toml", "actors"]),
    ('actor = "x"\n', ["own.toml", "[[actor]]"]),
    ("[[places]]\n", ["own.toml", "[places]"]),
    (group("Larch Front").replace("armed_group", "army"), ["own.toml", "larch-front", "kind"]),
    (group("Larch Front").replace("FRA", "France"), ["own.toml", "larch-front", "country"]),
    (group("Larch Front", 'leader = "x"'), ["own.toml", "larch-front", "leader"]),
    (group("Larch Front", 'wikidata = "41"'), ["own.toml", "larch-front", "wikidata"]),
    (group("Larch Front") * 2, ["own.toml", "larch-front", "twice"]),
    (
        group("Larch Front", 'aliases = [{alias = "L", from = "2001", to = "1999"}]'),
        ["own.toml", "larch-front", "aliases.0", "1999"],
    ),
    (
        group("Larch Front", 'part_of = [{actor = "iran"}, {actor = "iraq", from = "2010"}]'),
        ["own.toml", "larch-front", "overlap"],
    ),
    (group("Larch Front", 'part_of = [{actor = "nobody"}]'), ["larch-front", "nobody", "part_of"]),
    (group("Larch Front", 'member_of = [{actor = "nobody"}]'), ["larch-front", "member_of"]),
    (group("Larch Front", 'part_of = [{actor = "larch-front"}]'), ["larch-front", "itself"]),
    (
        group("Larch Front", 'aliases = ["The Larches"]')
        + group("Larch Army", 'aliases = ["the larches"]'),
        ["larch-front", "larch-army", "larches"],
    ),
    (group("Iran"), ["iran", "[[state]]"]),
    ('[[state]]\ncode = "QQQ"\n', ["QQQ", "name"]),
    ('[[state]]\ncode = "QQQ"\nname = "Iran"\n', ["iran", "QQQ"]),
    ('[places]\nnowhere = ["Zenda"]\n', ["nowhere"]),
    ('[territories]\nfrance = ["QQQ"]\n', ["QQQ"]),
]


@pytest.mark.parametrize(("text", "named"), BROKEN)
def test_broken_data_is_named_with_its_place_and_reason(
    tmp_path: Path, text: str, named: list[str]
) -> None:
    with pytest.raises(DataError) as raised:
        load_knowledge(with_file(tmp_path, text))
    for part in named:
        assert part in str(raised.value)


def test_a_file_that_is_not_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(DataError, match=r"own\.toml"):
        load_knowledge(tmp_path)


def test_a_missing_folder_is_a_setting_that_cannot_be_used(tmp_path: Path) -> None:
    with pytest.raises(SettingError, match="no such folder"):
        load_knowledge(tmp_path / "away")


@pytest.mark.parametrize(
    "more",
    [
        'aliases = [{alias = "Larches", ambiguous = true}]',
        'aliases = [{alias = "Larches", from = "2005"}]',
        'aliases = ["LARCHES"]\ncountry = "DEU"',
    ],
)
def test_two_actors_share_a_name_when_rank_period_or_country_differ(
    tmp_path: Path, more: str
) -> None:
    other = group("Larch Army", more)
    if "DEU" in more:
        other = other.replace('country = "FRA"\n', "")
    older = group("Larch Front", 'aliases = [{alias = "Larches", to = "2005"}]')
    own = load_knowledge(with_file(tmp_path, older + other))
    assert {entry.actor for entry in own.by_alias["larches"]} == {"larch-front", "larch-army"}


@given(st.text())
def test_a_normal_form_is_its_own_normal_form(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(st.sampled_from(["Sana'a", "U.S.", "Al-Qa'ida", "Côte d'Ivoire", "The Hague"]))
def test_typographic_marks_make_no_difference(name: str) -> None:
    assert normalise(name.replace("'", "’").replace("-", "‑")) == normalise(name)


def test_a_possessive_stays() -> None:
    assert normalise("Iran’s") == "iran's"


DATES = st.one_of(
    st.none(), st.sampled_from(["1999", "2005", "2005-06", "2005-06-15", "2005-07", "2010-01"])
)


@given(DATES, DATES, DATES, DATES)
def test_overlap_does_not_depend_on_order(
    since: str | None, until: str | None, since2: str | None, until2: str | None
) -> None:
    forward = overlap(since, until, since2, until2)
    assert forward == overlap(since2, until2, since, until)


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        ((None, None), (None, None), True),
        ((None, "2005-06-15"), ("2005-06-15", None), False),
        ((None, "2005"), ("2005-06", None), False),
        (("1999", "2005-07"), ("2005-06", "2010"), True),
        (("1999", "2004"), ("2005", "2010"), False),
    ],
)
def test_periods_that_only_meet_do_not_overlap(
    one: tuple[str | None, str | None], other: tuple[str | None, str | None], shared: bool
) -> None:
    assert overlap(*one, *other) is shared
