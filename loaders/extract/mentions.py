"""Mentions: the words that name an actor, and who that is.

``MentionReader.actors_at(head, sense)`` answers for the head of any phrase in a role: the phrase
itself where it names an actor; else, by ``sense``, the actor it leads to (an army base is hit:
the army; a decision is condemned: who made it; warplanes bomb: whose they are).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from graph.model import Actor, Kind, Sector
from loaders.actors.resolver import Resolution, Resolver
from loaders.extract.lexicon import Lexicon, Sense
from loaders.extract.names import Name
from loaders.extract.syntax import (
    is_verb,
    noun_modifiers,
    possessors,
    unfold,
    verb_roles,
)

PERSON_PRONOUNS = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
GROUP_PRONOUNS = frozenset({"it", "its", "itself", "they", "them", "their", "theirs", "themselves"})
PLACE_PREPOSITIONS = (
    "in",
    "at",
    "inside",
    "near",
    "across",
    "throughout",
    "within",
    "on",
    "around",
    "outside",
    "along",
)
OWNER_DEPS = frozenset({"compound", "amod", "nmod", "poss", "npadvmod", "nsubj"})
HYPHENS = "-–‑"
# Ways of being described by somebody without being theirs: "Iran-backed", "US-made".
NOT_OWNER_AFTER_HYPHEN = True


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of the sentence that stand for an actor. Offsets count in the sentence."""

    head: Token
    start: int
    end: int
    text: str
    resolution: Resolution

    @property
    def actor(self) -> Actor:
        return self.resolution.actor


@dataclass(frozen=True, slots=True)
class Discourse:
    """What the rest of the document says that a sentence needs: who was introduced by a full name
    (by last word), and whom the sentence before was about."""

    document: str
    full_names: Mapping[str, str] = field(default_factory=dict)
    previous: Mention | None = None


class MentionReader:
    """Reads the mentions of one parsed sentence."""

    def __init__(
        self,
        doc: Doc,
        names: list[Name],
        resolver: Resolver,
        lexicon: Lexicon,
        discourse: Discourse,
    ) -> None:
        self.doc = doc
        self.resolver = resolver
        self.lexicon = lexicon
        self.discourse = discourse
        self.name_at: dict[int, Name] = {
            i: name for name in names for i in range(name.start, name.end)
        }
        self.names = names
        self._cache: dict[int, Mention | None] = {}

    # -- a phrase that is an actor ------------------------------------------------------------

    def mention_at(self, token: Token) -> Mention | None:
        """The actor that the phrase headed by ``token`` names, if it names one."""
        if token.i not in self._cache:
            self._cache[token.i] = None  # a phrase that refers to itself names nobody
            self._cache[token.i] = self._read(token)
        return self._cache[token.i]

    def _read(self, token: Token) -> Mention | None:
        if token.lower_ in PERSON_PRONOUNS | GROUP_PRONOUNS:
            return self._pronoun(token)
        if (
            token.pos_ in ("VERB", "AUX", "ADV", "ADP", "PUNCT", "PART", "CCONJ", "SCONJ")
            and token.i not in self.name_at
        ):
            return None
        resolution = self._by_name(token) or self._by_role(token) or self._by_entity(token)
        return None if resolution is None else self._mention(token, resolution)

    def _by_name(self, token: Token) -> Resolution | None:
        name = self.name_at.get(token.i)
        if name is None:
            return None
        if self._is_part_of_longer_name(name, token):
            return None
        entry = name.best
        actor = self.resolver.known(entry.actor)
        if entry.how == "demonym":
            return self._people_of(token, actor)
        if entry.how == "city":
            return None
        if entry.how == "capital" and not self._acts(token):
            return None
        head_is_elsewhere = token.dep_ in ("compound", "amod", "nmod") and token.head.i >= name.end
        if head_is_elsewhere and token.head.pos_ in ("NOUN", "PROPN") and token.dep_ != "nmod":
            pass
        return Resolution(actor, entry.how, entry.alias)

    def _is_part_of_longer_name(self, name: Name, token: Token) -> bool:
        """ "Turkey" within "Turkey Creek", "Clinton" within "Chelsea Clinton"."""
        entry = name.best
        if (
            entry.how in ("capital", "city", "demonym")
            or self.resolver.known(entry.actor).kind != Kind.PERSON
        ):
            return False
        before = self.doc[name.start - 1] if name.start else None
        one_word = name.end - name.start == 1
        if (
            before is None
            or not one_word
            or not before.text[:1].isupper()
            or before.pos_ != "PROPN"
        ):
            return False
        if before.dep_ != "compound" or before.i in self.name_at:
            return False
        if before.lower_.strip(".") in self.resolver.roles.titles or self.resolver.roles.sector(
            before.lemma_.lower()
        ):
            return False
        known = self.resolver.known(entry.actor)
        return before.lower_ not in known.name.lower().split() and before.ent_type_ == "PERSON"

    def _people_of(self, token: Token, state: Actor) -> Resolution | None:
        """ "the Israelis", "two Palestinians": a demonym that heads its phrase."""
        if (
            token.pos_ == "ADJ"
            and token.tag_ == "JJ"
            and token.dep_ in ("amod", "compound", "acomp")
        ):
            return None
        if token.dep_ in ("amod", "compound") and token.head.i > token.i:
            return None
        if state.kind != Kind.STATE:
            return Resolution(state, "demonym")
        return Resolution(self.resolver.sector_actor(state, Sector.CVL), "demonym")

    def _acts(self, token: Token) -> bool:
        """A seat of government stands for its state only where it acts or is acted towards."""
        head = token
        while head.dep_ in ("conj", "compound") and head.head.i != head.i:
            head = head.head
        return head.dep_ not in ("pobj", "npadvmod", "appos") or head.head.lower_ in (
            "by",
            "against",
            "from",
            "with",
            "between",
            "to",
            "of",
            "on",
        )

    def _by_role(self, token: Token) -> Resolution | None:
        if token.pos_ not in ("NOUN", "PROPN", "ADJ"):
            return None
        lemma = token.lemma_.lower()
        before = self.doc[token.i - 1] if token.i else None
        two_words = f"{before.lower_} {lemma}" if before is not None else lemma
        sector = self.resolver.roles.sector(
            f"{two_words}",
            f"{before.lower_} {token.lower_}" if before is not None else "",
            token.lower_,
            lemma,
        )
        if sector is None:
            return None
        if (
            token.pos_ == "PROPN"
            and token.ent_type_ == "PERSON"
            and token.lower_ not in self.resolver.roles.titles
        ):
            return None
        if self._is_title_of_name(token):
            return None
        owner = self._owner_of_role(token)
        if owner is not None:
            return self.resolver.compose(sector, owner)
        if token.pos_ == "PROPN" and token.ent_type_ == "ORG":
            return None
        return self._bare_role(token, sector, lemma)

    def _is_title_of_name(self, token: Token) -> bool:
        return token.dep_ == "compound" and token.head.pos_ == "PROPN" and token.head.i > token.i

    def _bare_role(self, token: Token, sector: Sector, lemma: str) -> Resolution | None:
        """ "rebels", "the police": somebody without a name, of this document only."""
        if sector == Sector.UNK or lemma in (
            "force",
            "unit",
            "head",
            "state",
            "office",
            "patrol",
            "convoy",
            "division",
            "power",
            "country",
            "side",
            "team",
            "cell",
            "network",
            "website",
            "agency",
            "nation",
            "body",
            "daily",
            "command",
            "coalition",
            "mission",
            "alliance",
            "union",
            "division",
            "major",
            "general",
            "private",
            "marine",
            "speaker",
            "chair",
            "driver",
            "industry",
            "business",
            "league",
            "club",
            "society",
            "hospital",
            "contractor",
            "personnel",
            "summit",
            "mob",
            "justice",
            "actor",
            "campaign",
            "radio",
            "tv",
            "palace",
            "head",
            "man",
            "woman",
            "child",
            "people",
            "person",
            "girl",
            "boy",
            "family",
            "victim",
            "relative",
            "public",
            "crowd",
            "population",
            "expert",
            "candidate",
            "establishment",
            "prosecution",
            "treasury",
            "youth",
            "president",
            "leader",
            "king",
            "officer",
        ):
            if lemma not in ("coalition",) and not (
                lemma == "force"
                and token.lower_ == "forces"
                and token.i
                and self.doc[token.i - 1].lower_
                in ("security", "government", "armed", "rebel", "regime", "special", "opposition")
            ):
                return None
        words = [
            word.text
            for word in token.subtree
            if word.i <= token.i
            and word.dep_ in ("compound", "amod")
            and word.head.i == token.i
            and word.i >= token.i - 2
            and not any(letter in HYPHENS for letter in word.text)
        ]
        name = " ".join([*words, token.text]).lower()
        return self.resolver.local_group(name, sector, self.discourse.document, None)

    def _owner_of_role(self, token: Token) -> Actor | None:
        """Whose officials, troops, rebels they are."""
        for word in reversed(noun_modifiers(token)):
            owner = self._owner_in_modifier(word)
            if owner is not None:
                return owner
        for possessor in possessors(token):
            found = self._whole(possessor)
            if found is not None:
                return found
        for kid in token.children:
            if kid.dep_ == "appos" and kid.i > token.i:
                continue
            if kid.dep_ == "prep" and kid.lower_ in ("of", "from", "in", "for", "at", "to", "with"):
                for thing in kid.children:
                    if thing.dep_ == "pobj":
                        found = self._owner_in_preposition(kid.lower_, thing)
                        if found is not None:
                            return found
        return None

    def _owner_in_modifier(self, word: Token) -> Actor | None:
        name = self.name_at.get(word.i)
        if name is not None:
            if self._is_hyphenated(name):
                return None
            actor = self.resolver.known(name.best.actor)
            return actor
        if word.dep_ in ("compound", "nmod") and word.pos_ in ("NOUN", "PROPN"):
            # "foreign ministry spokesman": the ministry's owner stands before it.
            for inner in reversed(noun_modifiers(word)):
                found = self._owner_in_modifier(inner)
                if found is not None:
                    return found
        return None

    def _owner_in_preposition(self, preposition: str, thing: Token) -> Actor | None:
        if preposition == "of":
            return self._whole(thing)
        name = self.name_at.get(thing.i)
        if name is None:
            return self._whole(thing) if preposition in ("from", "with", "for", "at") else None
        actor = self.resolver.known(name.best.actor)
        if preposition in ("in", "at", "from") or (
            preposition == "to" and actor.kind == Kind.STATE
        ):
            return actor
        return actor if preposition in ("for", "with") and actor.kind != Kind.STATE else None

    def _whole(self, token: Token) -> Actor | None:
        """Whom a possessor or an of-phrase names, places included."""
        name = self.name_at.get(token.i)
        if name is not None:
            return self.resolver.known(name.best.actor)
        found = self.mention_at(token)
        if found is not None:
            return found.actor
        owner = self._owner_of_role(token) if token.pos_ in ("NOUN", "PROPN") else None
        return owner

    def _is_hyphenated(self, name: Name) -> bool:
        """Whether a name is the first half of "Iran-backed" or the second of "anti-Iran"."""
        after = self.doc[name.end] if name.end < len(self.doc) else None
        before = self.doc[name.start - 1] if name.start else None
        if (
            after is not None
            and after.text in HYPHENS
            and not self.doc[name.end - 1].whitespace_
            and not after.whitespace_
            and name.end + 1 < len(self.doc)
        ):
            follower = self.doc[name.end + 1]
            if follower.text[:1].islower():
                return True
        if (
            before is not None
            and before.text in HYPHENS
            and not before.whitespace_
            and name.start >= 2
        ):
            return self.doc[name.start - 2].lower_ in ("anti", "pro", "non", "ex")
        return self.doc[name.start].lower_.startswith(("anti-", "pro-"))

    def _by_entity(self, token: Token) -> Resolution | None:
        """A person or organisation that no knowledge holds, as named-entity recognition sees it."""
        label = token.ent_type_
        if label not in ("PERSON", "ORG", "NORP") or token.pos_ not in ("PROPN", "NOUN"):
            return None
        if label == "NORP" and (
            token.tag_ not in ("NNS", "NNPS", "NNP") or token.dep_ in ("amod", "compound")
        ):
            return None
        words = self._entity_words(token)
        text = " ".join(word.text for word in words).strip()
        if not text[:1].isupper() or not any(letter.isalpha() for letter in text):
            return None
        owner = self._owner_of_role(token)
        country = None
        if owner is not None:
            country = owner.country
        if label == "PERSON":
            return self._person(token, words, country, owner)
        sector = self.resolver.roles.sector(token.lemma_.lower())
        if (
            owner is not None
            and sector not in (None, Sector.UNK, Sector.NGO)
            and owner.kind in (Kind.STATE,)
        ):
            return self.resolver.compose(sector or Sector.UNK, owner)
        if (
            label == "ORG"
            and len(words) == 1
            and not words[0].text.isupper()
            and sector is None
            and words[0].text.islower()
        ):
            return None
        return self.resolver.local_entity(text, label, country or "", country, sector)

    def _entity_words(self, token: Token) -> list[Token]:
        entity = next((ent for ent in self.doc.ents if ent.start <= token.i < ent.end), None)
        words = list(entity) if entity is not None else [token]
        while words and (
            words[0].lower_ in ("the", "a", "an")
            or words[0].lower_.strip(".") in self.resolver.roles.titles
        ):
            words = words[1:]
        while words and words[-1].lower_ in ("'s", "’s", "’", "'"):
            words = words[:-1]
        return words or [token]

    def _person(
        self, token: Token, words: list[Token], country: str | None, owner: Actor | None
    ) -> Resolution | None:
        text = " ".join(word.text for word in words)
        full = self.discourse.full_names.get(text, text)
        readings = self.resolver.knowledge.lookup(full)
        if readings and full != text:
            return Resolution(self.resolver.known(readings[0].actor), "surname", full)
        tie = (owner.id if owner is not None else None) or self.discourse.document
        title = self._title_sector(token)
        if full != text or owner is None:
            tie = self.discourse.document
        return self.resolver.local_entity(full, "PERSON", tie, country, title)

    def _title_sector(self, token: Token) -> Sector | None:
        for word in reversed(
            [kid for kid in token.children if kid.dep_ in ("compound", "amod") and kid.i < token.i]
        ):
            found = self.resolver.roles.sector(
                f"{self.doc[word.i - 1].lower_} {word.lower_}" if word.i else "", word.lower_
            )
            if found is not None:
                return found
        return None

    # -- pronouns -----------------------------------------------------------------------------

    def _pronoun(self, token: Token) -> Mention | None:
        """The subject of the clause above, the subject before it in the sentence, or whom the
        sentence before was about; nobody where number or sort do not fit."""
        for candidate in self._antecedents(token):
            found = self.mention_at(candidate)
            if found is not None and _agrees(token, found):
                return Mention(
                    token,
                    token.idx,
                    token.idx + len(token.text),
                    token.text,
                    Resolution(found.actor, "coreference", found.text),
                )
        previous = self.discourse.previous
        if previous is not None and _agrees(token, previous):
            return Mention(
                token,
                token.idx,
                token.idx + len(token.text),
                token.text,
                Resolution(previous.actor, "coreference", previous.text),
            )
        return None

    def _antecedents(self, token: Token) -> Iterator[Token]:
        own_verb = token.head
        while not is_verb(own_verb) and own_verb.head.i != own_verb.i:
            own_verb = own_verb.head
        subject_of_own = token.dep_ in ("nsubj", "nsubjpass")
        verb = own_verb
        seen: set[int] = {token.i}
        first = True
        while True:
            if not (first and (subject_of_own or token.dep_ in ("dobj", "dative"))):
                for kid in verb.children:
                    if (
                        kid.dep_ in ("nsubj", "nsubjpass", "agent")
                        and kid.i not in seen
                        and kid.i < token.i
                    ):
                        seen.add(kid.i)
                        if kid.dep_ == "agent":
                            continue
                        yield from self._with_owners(kid)
            first = False
            if verb.head.i == verb.i:
                break
            verb = verb.head
            if not is_verb(verb):
                if (
                    verb.i < token.i
                    and verb.pos_ in ("NOUN", "PROPN")
                    and verb.i not in seen
                    and verb.i not in {word.i for word in token.ancestors if word.dep_ in ("dobj",)}
                ):
                    pass
                continue

    def _with_owners(self, token: Token) -> Iterator[Token]:
        yield token
        yield from possessors(token)

    # -- phrases that lead to an actor --------------------------------------------------------

    def actors_at(self, token: Token, sense: Sense) -> list[Mention]:
        """The actors a phrase stands for in a role: itself, or whom it leads to."""
        direct = self.mention_at(token)
        if direct is not None:
            return [direct]
        found = (
            self._place_as_target(token)
            if sense in ("victim", "recipient", "ally", "culprit")
            else None
        )
        if found is not None:
            return [found]
        lead = {
            "actor": self._of_instrument,
            "victim": self._of_target,
            "recipient": self._of_recipient,
            "culprit": self._of_wrong,
            "ally": self._of_cause,
        }[sense]
        return lead(token)

    def _place_as_target(self, token: Token) -> Mention | None:
        """A city or region that force or aid falls on stands for its state."""
        name = self.name_at.get(token.i)
        if name is None or name.best.how not in ("city", "capital"):
            return None
        actor = self.resolver.known(name.best.actor)
        return self._mention(token, Resolution(actor, "place-as-target", name.best.alias))

    def _lemma_in(self, token: Token, word_class: str) -> bool:
        words = self.lexicon.classes[word_class]
        lemma = token.lemma_.lower()
        if lemma in words or token.lower_ in words:
            return True
        return token.i > 0 and f"{self.doc[token.i - 1].lower_} {lemma}" in words

    def _owners(self, token: Token, prepositions: tuple[str, ...]) -> list[Mention]:
        """Who a thing belongs to, nearest first: by, possessor, modifier, then prepositions."""
        for kid in token.children:
            if kid.dep_ in ("prep", "agent") and kid.lower_ == "by" and "by" in prepositions:
                found = [
                    self.mention_at(head)
                    for thing in kid.children
                    if thing.dep_ == "pobj"
                    for head in unfold(thing)
                ]
                if any(found):
                    return [mention for mention in found if mention is not None]
        for possessor in possessors(token):
            found = [self.mention_at(head) for head in unfold(possessor)]
            if any(found):
                return [mention for mention in found if mention is not None]
            name = self.name_at.get(possessor.i)
            if name is not None and name.best.how in ("city", "capital"):
                return [
                    self._mention(
                        possessor,
                        Resolution(
                            self.resolver.known(name.best.actor), "place-as-target", name.best.alias
                        ),
                    )
                ]
        modifier = self._modifier_owner(token)
        if modifier is not None:
            return [modifier]
        for kid in token.children:
            if kid.dep_ == "prep" and kid.lower_ in prepositions and kid.lower_ != "by":
                for thing in kid.children:
                    if thing.dep_ != "pobj":
                        continue
                    mentions = []
                    for head in unfold(thing):
                        if kid.lower_ in PLACE_PREPOSITIONS:
                            mentions += self._place_mention(head)
                        else:
                            direct = self.mention_at(head)
                            mentions += [direct] if direct else self._place_mention(head)
                    if mentions:
                        return mentions
        return []

    def _place_mention(self, token: Token) -> list[Mention]:
        """A place's state: "Syria", "northern Mosul", "the Kurdish-held parts of Syria", "Syria's
        Hama province"."""
        name = self.name_at.get(token.i)
        if name is None and token.pos_ in ("NOUN", "PROPN"):
            for word in [*reversed(noun_modifiers(token)), *possessors(token)]:
                inner = self.name_at.get(word.i)
                if (
                    inner is not None
                    and not self._is_hyphenated(inner)
                    and inner.best.how != "alias"
                ):
                    name, token = inner, word
                    break
            else:
                for kid in token.children:
                    if kid.dep_ == "prep" and kid.lower_ in ("of", "in"):
                        for thing in kid.children:
                            if thing.dep_ == "pobj":
                                return self._place_mention(thing)
                if token.dep_ != "appos":
                    for kid in token.children:
                        if kid.dep_ == "appos":
                            return self._place_mention(kid)
        if name is None:
            return []
        actor = self.resolver.known(name.best.actor)
        if actor.kind != Kind.STATE:
            return []
        return [self._mention(token, Resolution(actor, "place-as-target", name.best.alias))]

    def _modifier_owner(self, token: Token) -> Mention | None:
        """ "Hamas targets", "Syrian army positions", "an Afghan police base"."""
        best: Mention | None = None
        for word in reversed(noun_modifiers(token)):
            if (
                word.i + 1 < len(self.doc)
                and self.doc[word.i + 1].text in HYPHENS
                and not word.whitespace_
            ):
                continue
            name = self.name_at.get(word.i)
            if name is not None:
                if self._is_hyphenated(name):
                    continue
                if best is None or best.resolution.rule == "local":
                    actor = self.resolver.known(name.best.actor)
                    rule = (
                        "place-as-target" if name.best.how in ("city", "capital") else name.best.how
                    )
                    if best is not None and actor.kind == Kind.STATE:
                        sector = best.actor.sector
                        resolution = self.resolver.compose(sector, actor)
                        return self._mention(best.head, resolution, first=word)
                    best = self._mention(word, Resolution(actor, rule, name.best.alias))
                return best
            if (
                best is None
                and word.pos_ in ("NOUN", "PROPN")
                and word.dep_ in ("compound", "nmod", "amod")
            ):
                sector = self.resolver.roles.sector(word.lower_, word.lemma_.lower())
                if sector is not None and sector not in (
                    Sector.UNK,
                    Sector.CVL,
                    Sector.BUS,
                    Sector.NGO,
                    Sector.IGO,
                ):
                    resolution = self.resolver.local_group(
                        word.lower_, sector, self.discourse.document, None
                    )
                    best = self._mention(word, resolution, first=word)
        return best

    def _of_instrument(self, token: Token) -> list[Mention]:
        if token.i in self.name_at and self.name_at[token.i].best.how == "city":
            return []
        if not self._lemma_in(token, "instruments"):
            return []
        fired = next((kid for kid in token.children if kid.dep_ == "acl" and is_verb(kid)), None)
        if fired is not None:
            makers = [self.mention_at(head) for head in verb_roles(fired)["agent"]]
            if any(makers):
                return [mention for mention in makers if mention is not None]
        led = self._leader_of(token)
        return self._owners(token, ("by", "of", "from")) or led

    def _leader_of(self, token: Token) -> list[Mention]:
        """ "a Saudi-led strike", "a Taliban-claimed bomb": the one before the hyphen."""
        for kid in token.children:
            if (
                kid.dep_ == "amod"
                and kid.lower_ in ("led", "claimed", "conducted", "ordered", "launched")
                and kid.i >= 2
                and self.doc[kid.i - 1].text in HYPHENS
            ):
                name = self.name_at.get(kid.i - 2)
                if name is not None:
                    return [
                        self._mention(
                            self.doc[kid.i - 2],
                            Resolution(
                                self.resolver.known(name.best.actor), name.best.how, name.best.alias
                            ),
                        )
                    ]
        return []

    def _of_target(self, token: Token) -> list[Mention]:
        if self._lemma_in(token, "people"):
            return self._owners(token, ("of", "from"))
        if token.pos_ in ("NOUN", "PROPN") and (
            self._lemma_in(token, "targets")
            or self._lemma_in(token, "instruments")
            or token.pos_ == "PROPN"
        ):
            return self._owners(token, ("of", *PLACE_PREPOSITIONS, "belonging", "from"))
        if token.pos_ == "NUM" or token.lemma_.lower() in (
            "number",
            "dozen",
            "score",
            "hundred",
            "thousand",
            "part",
            "some",
            "many",
            "most",
            "several",
            "all",
            "remnant",
            "pocket",
            "swath",
            "group",
            "wave",
            "member",
        ):
            return self._through_of(token, "victim")
        if token.pos_ == "PROPN" or token.ent_type_ in ("FAC", "LOC", "GPE"):
            return self._place_mention(token)
        return []

    def _through_of(self, token: Token, sense: Sense) -> list[Mention]:
        for kid in token.children:
            if kid.dep_ == "prep" and kid.lower_ == "of":
                return [
                    mention
                    for thing in kid.children
                    if thing.dep_ == "pobj"
                    for head in unfold(thing)
                    for mention in self.actors_at(head, sense)
                ]
        return []

    def _of_recipient(self, token: Token) -> list[Mention]:
        if token.pos_ == "NUM" or token.lemma_.lower() in (
            "number",
            "dozen",
            "hundred",
            "thousand",
            "million",
            "part",
            "some",
            "many",
            "several",
        ):
            found = self._through_of(token, "recipient")
            if found:
                return found
        if token.pos_ not in ("NOUN", "PROPN", "ADJ"):
            return []
        people = self._lemma_in(token, "people")
        owners = self._owners(
            token,
            ("of", "in", "for", "from", "across", "throughout", "to", "by")
            if people or token.pos_ != "VERB"
            else ("of",),
        )
        if owners and people and owners[0].actor.kind == Kind.STATE:
            first = owners[0]
            return [self._mention(first.head, self.resolver.compose(Sector.CVL, first.actor))]
        return owners or self._place_mention(token)

    def _of_wrong(self, token: Token) -> list[Mention]:
        """Whose decision, policy or attack is condemned."""
        if token.pos_ not in ("NOUN", "PROPN"):
            return []
        prepositions = (
            ("by", "from")
            if (token.lower_, "noun") in self.lexicon.entries
            else ("by", "of", "from")
        )
        fired = next(
            (kid for kid in token.children if kid.dep_ == "acl" and kid.tag_ == "VBN"), None
        )
        if fired is not None:
            makers = [self.mention_at(head) for head in verb_roles(fired)["agent"]]
            if any(makers):
                return [mention for mention in makers if mention is not None]
        return self._owners(token, prepositions) or self._leader_of(token)

    def _of_cause(self, token: Token) -> list[Mention]:
        if token.pos_ not in ("NOUN", "PROPN"):
            return []
        return self._owners(token, ("by", "of", "for"))

    # -- words --------------------------------------------------------------------------------

    def span_of(self, head: Token) -> tuple[int, int]:
        """The characters of the phrase headed by ``head``, whoever it names."""
        start, end = self._span(head)
        last = self.doc[end - 1]
        return self.doc[start].idx, last.idx + len(last.text)

    def _mention(self, head: Token, resolution: Resolution, first: Token | None = None) -> Mention:
        start, end = self._span(head) if first is None else (first.i, head.i + 1)
        begin = self.doc[start].idx
        last = self.doc[end - 1]
        finish = last.idx + len(last.text)
        return Mention(head, begin, finish, self.doc.text[begin:finish], resolution)

    def _span(self, head: Token) -> tuple[int, int]:
        """The phrase from its first describing word to its head (or its name's end): no article,
        no number, no "Iran-backed" in front, nothing after."""
        name = self.name_at.get(head.i)
        start, end = (name.start, name.end) if name is not None else (head.i, head.i + 1)
        if name is None and head.ent_type_:
            entity = next((ent for ent in self.doc.ents if ent.start <= head.i < ent.end), None)
            if entity is not None and entity.label_ in ("PERSON", "ORG"):
                start, end = min(start, entity.start), max(end, entity.end)
        at_modifier = (
            name is not None and head.dep_ in ("compound", "amod", "nmod") and head.head.i >= end
        )
        if not at_modifier:
            start = self._left_edge(head, start)
        while start < end - 1 and (
            self.doc[start].lower_ in ("the", "a", "an")
            or self.doc[start].is_punct
            or self.doc[start].is_space
        ):
            start += 1
        while end - 1 > start and (
            self.doc[end - 1].lower_ in ("'s", "’s", "'", "’") or self.doc[end - 1].is_space
        ):
            end -= 1
        return start, end

    def _left_edge(self, head: Token, start: int) -> int:
        edge = start
        for i in range(start - 1, -1, -1):
            word = self.doc[i]
            inside = any(ancestor.i == head.i for ancestor in word.ancestors)
            if not inside or word.dep_ in (
                "det",
                "nummod",
                "punct",
                "predet",
                "cc",
                "advmod",
                "quantmod",
                "neg",
                "appos",
                "relcl",
                "prep",
                "pobj",
                "conj",
            ):
                if word.dep_ == "case" or (
                    word.dep_ == "punct"
                    and word.text in HYPHENS
                    and i
                    and not self.doc[i - 1].whitespace_
                    and self._joins_name(i)
                ):
                    continue
                break
            if (
                self.doc[i + 1].text in HYPHENS
                and not word.whitespace_
                and not self._joins_name(i + 1)
            ):
                break
            if word.pos_ == "VERB" or (
                i >= 1 and self.doc[i - 1].text in HYPHENS and not self._joins_name(i - 1)
            ):
                break
            edge = i
        return edge

    def _joins_name(self, i: int) -> bool:
        return i in self.name_at


def _agrees(pronoun: Token, mention: Mention) -> bool:
    kind = mention.actor.kind
    word = pronoun.lower_
    if word in PERSON_PRONOUNS:
        return kind == Kind.PERSON or (mention.head.lemma_.lower() in _PERSON_WORDS)
    if kind == Kind.PERSON:
        return False
    plural = mention.head.tag_ in ("NNS", "NNPS") or len(unfold(mention.head)) > 1
    if word in ("it", "its", "itself"):
        return not plural or mention.actor.kind in (Kind.STATE,)
    return plural or kind not in (Kind.STATE,)


_PERSON_WORDS = frozenset(
    {
        "minister",
        "president",
        "leader",
        "spokesman",
        "spokeswoman",
        "official",
        "commander",
        "general",
        "ambassador",
        "king",
        "prince",
        "chief",
        "secretary",
        "senator",
        "prosecutor",
        "judge",
        "spokesperson",
        "envoy",
        "chairman",
        "premier",
        "chancellor",
        "governor",
        "mayor",
        "emir",
        "officer",
        "lawyer",
        "diplomat",
        "source",
        "cleric",
    }
)
