"""Who stands in the roles that a frame names for its source and its target."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Token

from graph.model import Kind
from loaders.extract.lexicon import Entry, Frame, Part, Sense
from loaders.extract.mentions import Mention, MentionReader
from loaders.extract.owners import led_by, modifier_owners, owners_of
from loaders.extract.pairs import speaks_of_two
from loaders.extract.standing import actors_at, is_quantity, recipients_within
from loaders.extract.syntax import Roles, unfold
from loaders.extract.trace import EndName

# Who fights another's battles fights on his side.
COGNATES = frozenset({"battle", "war", "fight", "cause", "corner"})
# Things sent for a purpose that need not be anybody's good.
MILITARY_TOPICS = frozenset({"weapons", "fighters", "fuel"})


def sources_of(frame: Frame, roles: Roles, mentions: MentionReader) -> list[Mention | None]:
    """The actors of the first of the frame's source roles that holds any; None alone stands for
    whoever speaks."""
    if frame.source == ("speaker",):
        return [None]
    if frame.source == ("subject-or-self",):
        heads: tuple[Token, ...] = roles["subject"] or (roles.predicate,)
        mentions.trace.looks_in("source", "subject", heads)
        return list(all_at(heads, "actor", mentions))
    for role in frame.source:
        mentions.trace.looks_in("source", role, roles[role])
        found = list(all_at(roles[role], "actor", mentions))
        if frame.performative and role == "agent":
            # "The minister voiced Cairo's support": both back.
            known = {mention.actor.id for mention in found}
            doers = all_at(roles["doer"], "actor", mentions)
            found += [mention for mention in doers if mention.actor.id not in known]
        if not found and role == "agent" and roles.predicate.pos_ == "NOUN":
            # "Israeli strikes", "government shelling"
            found = modifier_owners(mentions, roles.predicate) or led_by(mentions, roles.predicate)
            _found_in(mentions, "source", "modifier", roles["modifier"], found)
        if found:
            return list(found)
    return []


def targets_of(
    entry: Entry, roles: Roles, mentions: MentionReader, topic: str | None
) -> list[Mention]:
    """The actors of the first of the frame's target roles that holds any."""
    frame = entry.frame
    for role in frame.target_roles(entry.word):
        if role == "object-name":
            found = recipients_within(mentions, roles["patient"])
            _found_in(mentions, "target", role, roles["patient"], found)
            if found:
                return found
            continue
        if role == "purpose" and topic in MILITARY_TOPICS:
            continue
        heads = heads_in(role, roles)
        mentions.trace.looks_in("target", role, heads)
        if frame.direct:
            found = _directly(heads, mentions, entry.part)
        else:
            found = list(all_at(heads, entry.file.target_sense, mentions))
        if topic == "fighters" and role in ("to", "into"):
            # "sent troops to Syria": where they were sent, not who was given them.
            found = [mention for mention in found if mention.actor.kind != Kind.STATE]
        if found:
            return found
    return []


def _plain_owners(mentions: MentionReader, head: Token, part: Part) -> list[Mention]:
    """Whose the object of a verb is; a "UN-led conference in Geneva" is nobody's."""
    if part != "verb" or head.lemma_.lower() in COGNATES:
        return []
    return [
        owner for owner in owners_of(mentions, head) if owner.resolution.rule != "place-as-target"
    ]


def _directly(heads: Iterable[Token], mentions: MentionReader, part: Part) -> list[Mention]:
    """Phrases that name an actor, or what is plainly its own: "pays its fighters", "funds a school
    of theirs", not "paid a visit to"."""
    found: list[Mention] = []
    for head in heads:
        if mentions.mention_at(head) is not None or is_quantity(head) or speaks_of_two(head):
            found += _actors_at(mentions, head, "recipient")
        else:
            owners = _plain_owners(mentions, head, part)
            mentions.trace.stands_for(head, owners)
            found += owners
    return found


def heads_in(role: str, roles: Roles) -> tuple[Token, ...]:
    if role == "predicate-subject":
        adjective = next(
            (
                kid
                for kid in roles.predicate.children
                if kid.dep_ in ("ccomp", "oprd", "acomp") and kid.pos_ == "ADJ"
            ),
            None,
        )
        if adjective is None:
            return ()
        named = ("nsubj", "compound", "nmod")
        return tuple(
            head for kid in adjective.children if kid.dep_ in named for head in unfold(kid)
        )
    return roles[role]


def _found_in(
    mentions: MentionReader, end: EndName, role: str, heads: Sequence[Token], found: list[Mention]
) -> None:
    """Tell of an end that was looked for in all the words of a role at once."""
    mentions.trace.looks_in(end, role, heads)
    for mention in found:
        mentions.trace.stands_for(mention.head, [mention])
    if not found:
        for head in heads:
            mentions.trace.stands_for(head, ())


def _actors_at(mentions: MentionReader, head: Token, sense: Sense) -> list[Mention]:
    found = actors_at(mentions, head, sense)
    mentions.trace.stands_for(head, found)
    return found


def all_at(heads: Iterable[Token], sense: Sense, mentions: MentionReader) -> Iterator[Mention]:
    seen: set[tuple[int, str]] = set()
    for head in heads:
        for mention in _actors_at(mentions, head, sense):
            if place_of(mention) not in seen:
                seen.add(place_of(mention))
                yield mention


def place_of(mention: Mention | None) -> tuple[int, str]:
    """Where a mention begins, and who it is: "both" are two in one place."""
    return (mention.start, mention.actor.id) if mention is not None else (-1, "")
