"""Page furniture is marked, the article never. The pages here are written for these tests."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import DataError
from loaders.furniture import RULES_FILE, built_in_cleaner
from loaders.page.rules import load_rules

BODY = (
    "Iranian officials accused Israel on Thursday of bombing a convoy of lorries on the road from"
    " Damascus to Beirut, and said that the answer would come at a time of their choosing.\n\n"
    "Israel, which seldom speaks of what it does in Syria, denied that it had carried out the"
    " attack. A spokesman said that the army knew of no such convoy and had fired at nobody.\n\n"
    "Hezbollah buried three of its men on Friday.\n"
)


def left_of(text: str) -> str:
    """What is left when furniture is cut out."""
    kept, last = [], 0
    for start, end in built_in_cleaner().furniture(text):
        kept.append(text[last:start])
        last = end
    return "".join([*kept, text[last:]])


@pytest.mark.parametrize(
    "line",
    [
        "Home | World | Politics | Sports",
        "News > Middle East > Syria",
        "Share this article",
        "Facebook Twitter Email Print",
        "Share 123 Tweet",
        "Follow us on Twitter",
        "ADVERTISEMENT",
        "Skip to main content",
        "Read more: Turkey attacks Syria in the north",
        "Related: Russia bombs Aleppo again",
        "Sign up for our newsletter to get the news in your inbox",
        "This website uses cookies to improve your experience.",
        "© 2006 The Example. All rights reserved.",
        "Copyright 2006 The Example Company",
        "Filed under: Israel, Iran, War",
        "Tags: Iran, Israel, Syria",
        "By Jane Doe",
        "By Jane Doe and John van Smith, Staff Writers",
        "Posted by Jane Doe on November 30, 2006",
        "Photo: Jane Doe/Reuters",
        "(Reporting by Jane Doe; Editing by John Smith)",
        "12 Comments",
        "5 min read",
        "Last updated: 30 November 2006 10:15",
        "The views expressed here are the author's own and do not reflect those of The Example.",
        "* * *",
    ],
)
@pytest.mark.parametrize("place", ["above", "below"])
def test_a_line_of_furniture_is_marked_above_and_below_an_article(line: str, place: str) -> None:
    text = f"{line}\n\n{BODY}" if place == "above" else f"{BODY}\n{line}\n"
    assert left_of(text).strip() == BODY.strip()


@pytest.mark.parametrize(
    "comments",
    [
        "  1. warhawk says:\n\n    Russia attacks Iran next.\n\n  2. Jim B. says:\n\n    Sure.\n",
        "  • http://example.org Bob Roe\n\n    Iran lies.\n\n  • grumpyOne\n\n    Turkey too.\n",
        "3 Comments\n\nJim\nNovember 30, 2006 at 10:15 am\nIran lies, I am sure.\nReply\n",
        "Comments\n\nJane | December 1, 2006 at 3:15 pm\nYou are wrong.\n\nReply\n",
        "Jim Roe says:\nI say Iran lies.\n\nAnn says:\nTurkey attacks Syria.\n",
        "Anonymous said...\nIran lies.\n\nAt 10:15 AM, Jim said...\nNo.\n",
        "jimbo • 3 years ago\nIran lies.\nReply\n\nann • 2 years ago\nI doubt it.\n",
        "Leave a Reply\n\nYour email address will not be published.\n\nName *\n",
    ],
)
def test_readers_comments_are_marked_to_the_end(comments: str) -> None:
    assert left_of(f"{BODY}\n{comments}").strip() == BODY.strip()


def test_a_menu_of_many_lines_and_a_list_of_related_stories_are_marked() -> None:
    menu = "Home\nWorld\nPolitics\nMiddle East\nBusiness\nSports\n"
    related = "Related stories\n\n  • Turkey attacks Syria in the north\n  • Russia denies it\n"
    assert left_of(f"{menu}\n{BODY}\n{related}").strip() == BODY.strip()


def test_the_section_above_a_headline_is_marked_and_the_headline_is_not() -> None:
    text = f"Politics\n\nConvoy bombed near Damascus\n\n{BODY}"
    assert left_of(text).strip().startswith("Convoy bombed")


@pytest.mark.parametrize(
    "about",
    [
        "By Jane Doe\n\n{body}\nJane Doe covers the war for The Example.",
        "{body}\nAuthor: Jane Doe\n\nJane Doe has written for many papers on three continents.",
        "{body}\nJane Doe\nAbout Jane Doe\nJane Doe is Professor of Law. Views are her own.",
        "{body}\nJane Doe is a senior fellow at the Example Institute and a former diplomat.",
    ],
)
def test_what_is_said_of_the_author_is_marked(about: str) -> None:
    assert left_of(about.format(body=BODY)).strip() == BODY.strip()


@pytest.mark.parametrize(
    "ending",
    [
        " (Reporting by Jane Doe in Beirut; Editing by John Smith)",
        " Additional reporting: Jane Doe",
        " • This article was amended on 1 December 2006 to correct a name.",
        " • Jane Doe is a columnist for The Example • Join the debate – email us",
    ],
)
def test_furniture_on_the_last_line_of_the_article_is_marked(ending: str) -> None:
    text = BODY.replace("\n\n", " ").strip()
    assert left_of(text + ending).strip() == text


@pytest.mark.parametrize(
    "text",
    [
        BODY,
        BODY.replace("\n\n", " "),
        # A short bulletin.
        "Iran accuses Israel.\n\nIsrael denies it.\n",
        # Headlines, one a line.
        "Iran accuses Israel of bombing convoy\nTurkey attacks Syria\nRussia backs Assad\n",
        # A report that sets out its points under headings.
        f"{BODY}\n  • Iran\n\n    It arms militias.\n\n  • Saudi Arabia\n\n    It pays them.\n",
        f"{BODY}\n  1. Iran arms the militias of the south.\n  2. Turkey attacks the Kurds.\n",
        # Bullets that are the article's own paragraphs.
        f"{BODY}\n  • In Tehran, a minister said that Russia had sold it rockets.\n\n{BODY}",
        # A quotation that somebody introduces.
        f"{BODY}\nThe ministry said:\n\n“Russia attacks whoever it likes.”\n\n{BODY}",
        # An expert's comment under that heading, as in a diplomatic cable.
        f"{BODY}\nComment:\n\n{BODY}",
        # A live report with its times.
        "\n".join(f"November 30, 2006 at {hour}:15 pm\n\n{BODY}" for hour in (1, 2, 3)),
        # An expert introduced early and quoted in the last paragraph.
        f"Jane Doe of the Example Institute spoke.\n\n{BODY}\nJane Doe is a fellow there.\n",
    ],
)
def test_an_article_is_left_whole(text: str) -> None:
    assert left_of(text) == text


def test_hard_wrapped_lines_are_read_as_parts_of_their_sentence() -> None:
    text = (
        "The ministers agreed in the end that they would have to carry the load and\n"
        "share this\n"
        "burden with their allies in the region, as the president had asked them to do.\n"
    )
    assert left_of(text) == text


def test_comments_alone_without_an_article_are_not_thrown_away_whole() -> None:
    text = "Jim says:\nIran accused Israel of bombing a convoy near Damascus on Thursday night.\n"
    assert "Iran accused Israel" in left_of(text)


PIECES = st.sampled_from(
    ["\n", "\r\n", "  ", "Share this", "Comments", "1. jim says:", "By Jane Doe", " • ", "©", BODY]
)


@given(st.lists(PIECES | st.text(max_size=20), max_size=12).map("".join))
def test_ranges_are_in_order_apart_and_inside_the_text(text: str) -> None:
    last = 0
    for start, end in built_in_cleaner().furniture(text):
        assert last <= start < end <= len(text)
        last = end


def test_a_rule_that_breaks_the_schema_is_named_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "furniture.toml"
    path.write_text("", encoding="utf-8")
    with pytest.raises(DataError, match=r"furniture\.toml:1: field 'vocabulary': Field required"):
        load_rules(path)
    whole = RULES_FILE.read_text(encoding="utf-8")
    path.write_text(whole + '[[ending]]\nid = "x"\npattern = "("\n', encoding="utf-8")
    with pytest.raises(DataError, match="no regular expression") as raised:
        load_rules(path)
    assert str(raised.value.where).endswith(f"toml:{whole.count(chr(10)) + 3}, ending x")
