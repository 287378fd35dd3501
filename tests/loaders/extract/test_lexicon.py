"""The lexicon as it ships, and as a user's own folder adds to it or breaks it."""

from __future__ import annotations

from pathlib import Path

import pytest
from _pytest.mark.structures import ParameterSet

from graph.errors import DataError
from graph.model import BUILT_IN_RELATIONS
from loaders.extract.lexicon import Frame, Lexicon, frame_paths, load_lexicon, read_frames

MEDIATES = """
relation = "MEDIATES"
target_sense = "actor"

[[frame]]
id = "mediate.between"
verbs = ["mediate"]
source = ["agent"]
target = ["between", "for"]

[[frame]]
id = "mediate.broker"
verbs = ["broker"]
nouns = ["go-between"]
source = ["agent"]
target = ["between", "with"]
patient_words = ["truce", "deal", "ceasefire"]
"""


def written(folder: Path, text: str) -> Path:
    (folder / "mediates.toml").write_text(text, encoding="utf-8")
    return folder


def test_the_four_relations_are_built_in(lexicon: Lexicon) -> None:
    assert lexicon.relations == BUILT_IN_RELATIONS


def test_every_frame_has_a_name_of_its_own_and_a_word_to_be_found_by() -> None:
    frames = [frame for path in frame_paths() for frame in read_frames(path).frame]
    assert len({frame.id for frame in frames}) == len(frames) > 50
    for frame in frames:
        assert list(frame.words()), frame.id


def test_every_word_class_a_frame_names_exists(lexicon: Lexicon) -> None:
    for path in frame_paths():
        for frame in read_frames(path).frame:
            named = (
                *frame.patient_class,
                *frame.content_class,
                *frame.modified_by,
                *frame.not_modified_by,
            )
            assert set(named) <= set(lexicon.classes), frame.id


def built_in_frames() -> list[ParameterSet]:
    return [
        pytest.param(frame, id=frame.id)
        for path in frame_paths()
        for frame in read_frames(path).frame
    ]


@pytest.mark.parametrize("frame", built_in_frames())
def test_what_holds_of_single_words_is_said_of_words_the_frame_has(frame: Frame) -> None:
    own = {word for _, word in frame.words()}
    for field in ("target_by_word", "topics", "status_of"):
        assert set(getattr(frame, field)) <= own, field


def test_an_entry_is_found_by_every_form_of_its_head(lexicon: Lexicon) -> None:
    for form in ("shoot", "shoots", "shot", "shooting"):
        entries = lexicon.entries[form, "verb"]
        assert any(entry.word == "shoot down" and entry.rest == ("down",) for entry in entries)


def test_things_that_can_be_given_have_a_topic(lexicon: Lexicon) -> None:
    assert lexicon.topic_of("rocket") == "weapons"
    assert lexicon.topic_of("wheat") == "aid"
    assert lexicon.topic_of("poem") is None


def test_a_folder_of_frames_adds_a_relation_and_changes_the_fingerprint(
    lexicon: Lexicon, tmp_path: Path
) -> None:
    widened = load_lexicon(written(tmp_path, MEDIATES))
    assert set(widened.relations) == {*BUILT_IN_RELATIONS, "MEDIATES"}
    assert widened.entries["mediated", "verb"][0].frame.id == "mediate.between"
    assert widened.fingerprint != lexicon.fingerprint
    assert load_lexicon(tmp_path).fingerprint == widened.fingerprint


@pytest.mark.parametrize(
    ("broken", "where", "field"),
    [
        (MEDIATES.replace("MEDIATES", "mediates"), "mediates.toml:2", "relation"),
        (MEDIATES.replace('source = ["agent"]\ntarget = ["between", "for"]', ""),
         "mediates.toml:5, frame mediate.between", "source"),
        (MEDIATES.replace("patient_words", "patient_wods"),
         "mediates.toml:17, frame mediate.broker", "patient_wods"),
        (MEDIATES.replace('verbs = ["mediate"]', 'verbs = "mediate"'),
         "mediates.toml:7, frame mediate.between", "verbs"),
        (MEDIATES.replace('id = "mediate.broker"\n', ""), "mediates.toml:11, frame number 2", "id"),
        (MEDIATES + 'needs = ["luck"]\n', "mediates.toml:18, frame mediate.broker", "needs"),
        (MEDIATES + 'status_of = { broker = "maybe" }\n',
         "mediates.toml:18, frame mediate.broker", "status_of"),
        (MEDIATES.replace('"actor"', '"friend"'), "mediates.toml:3", "target_sense"),
        (MEDIATES.replace('["mediate"]', '["mediate", ""]'),
         "mediates.toml:7, frame mediate.between", "verbs': holds an empty word"),
        (MEDIATES.replace('["mediate"]', '[\n  "mediate",\n  "Parley",\n]'),
         "mediates.toml:9, frame mediate.between", "verbs': 'Parley' has a capital"),
        (MEDIATES.replace('["mediate"]', '[\n  "mediate",\n  "parley",\n  "mediate",\n]'),
         "mediates.toml:10, frame mediate.between", "verbs': 'mediate' stands there twice"),
        (MEDIATES + 'patient_class = ["treaties"]\n', "mediates.toml:18, frame mediate.broker",
         "patient_class': there is no word class 'treaties'"),
        (MEDIATES.replace("mediate.broker", "mediate.between"),
         "mediates.toml:12, frame mediate.between", "id': 'mediate.between' is the name of"),
    ],
)  # fmt: skip
def test_a_broken_frame_is_named_with_file_line_frame_and_field(
    tmp_path: Path, broken: str, where: str, field: str
) -> None:
    with pytest.raises(DataError) as raised:
        load_lexicon(written(tmp_path, broken))
    assert str(raised.value.where).endswith(where)
    assert f"'{field}" in raised.value.message


def test_a_frame_that_speaks_of_a_word_it_does_not_have_is_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="topics speaks of 'haggle'") as raised:
        load_lexicon(written(tmp_path, MEDIATES + 'topics = { haggle = "aid" }\n'))
    assert str(raised.value.where).endswith("mediates.toml:18, frame mediate.broker")


def test_a_frame_that_bears_the_name_of_one_of_ours_is_named(tmp_path: Path) -> None:
    with pytest.raises(
        DataError, match=r"'attack.force' is the name of a frame in .*attacks\.toml"
    ):
        load_lexicon(written(tmp_path, MEDIATES.replace("mediate.between", "attack.force")))


def test_a_file_that_is_no_toml_and_a_folder_that_is_none_are_named(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="not valid TOML") as raised:
        load_lexicon(written(tmp_path, "relation = "))
    assert str(raised.value.where).endswith("mediates.toml:1")
    with pytest.raises(DataError, match="not a folder"):
        load_lexicon(tmp_path / "none")
