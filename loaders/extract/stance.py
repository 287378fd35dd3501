"""Status and attribution: from a predicate upwards through everything it stands under.

Each step up is a complement (what stands above speaks about it: "denied that", "plans to",
"suspended aid") or an adjunct (a relative clause, a reason), through which only speakers reach.
Within one stance hypothetical beats denied beats alleged; a denial of somebody's charge makes
two stances, the charger's and the denier's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from spacy.tokens import Token

from graph.model import Status
from loaders.extract.lexicon import Lexicon
from loaders.extract.syntax import (
    child,
    is_passive,
    is_verb,
    particles,
    possessors,
    surface_subjects,
    verb_roles,
)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says it (the head of the phrase) and the word that makes them the speaker."""

    head: Token
    cue: Token


@dataclass(frozen=True, slots=True)
class Stance:
    """One speaker's (or the document's own) stance on a claim; ``above`` are the predicates whose
    content the claim is, nearest first."""

    status: Status
    cue: Token | None
    speakers: tuple[Speaker, ...] = ()
    above: tuple[Token, ...] = ()


@dataclass(slots=True)
class _Climb:
    """What has been met on the way up."""

    hypothetical: Token | None = None
    denied: Token | None = None
    alleged: Token | None = None
    given: bool = False
    speakers: list[Speaker] = field(default_factory=list)
    above: list[Token] = field(default_factory=list)

    def deny(self, cue: Token) -> None:
        if not self.given:
            self.denied = None if self.denied is not None else cue

    def suppose(self, cue: Token) -> None:
        if not self.given and self.hypothetical is None:
            self.hypothetical = cue

    def allege(self, cue: Token) -> None:
        if self.alleged is None:
            self.alleged = cue

    def stance(self) -> Stance:
        speakers, above = tuple(self.speakers), tuple(self.above)
        if self.hypothetical is not None:
            return Stance(Status.HYPOTHETICAL, self.hypothetical, speakers, above)
        if self.denied is not None:
            return Stance(Status.DENIED, self.denied, speakers, above)
        if self.alleged is not None:
            return Stance(Status.ALLEGED, self.alleged, speakers, above)
        return Stance(Status.ASSERTED, None, speakers, above)


class StanceReader:
    """Reads stances in one sentence with the lexicon's embedding words."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.words = lexicon.embedding
        self.lexicon = lexicon

    def stances(
        self, trigger: Token, support: Token | None, *, is_accusation: bool
    ) -> list[Stance]:
        """The stances under which a predicate stands: one, or two where a charge is denied."""
        climb = _Climb()
        done: list[Stance] = []
        self._own_words(trigger, climb)
        node, complement = trigger, True
        if support is not None and support.i != trigger.i:
            self._verb_class(support, trigger, climb, done, is_accusation, light=True)
            self._clause_words(support, climb)
            node = support
        elif is_verb(trigger):
            self._clause_words(trigger, climb)
        for _ in range(30):
            above = node.head
            if above.i == node.i:
                break
            complement = self._step(node, above, complement, climb, done, is_accusation)
            node = above
        self._around(trigger, node, climb)
        return [*done, climb.stance()]

    # -- words at the predicate itself --------------------------------------------------------

    def _own_words(self, trigger: Token, climb: _Climb) -> None:
        """Modifiers of the trigger: "alleged attack", "no attack", "planned strikes"."""
        for kid in trigger.children:
            lemma = kid.lower_
            if kid.dep_ == "det" and lemma in ("no", "neither"):
                climb.deny(kid)
            elif kid.dep_ in ("amod", "compound", "advmod"):
                if lemma in self.words["adjectives"]["negates"]:
                    climb.deny(kid)
                elif lemma in self.words["adjectives"]["plans"]:
                    climb.suppose(kid)
                elif lemma in self.words["adjectives"]["hedges"]:
                    climb.allege(kid)

    def _clause_words(self, verb: Token, climb: _Climb) -> None:
        """Negation, modals, adverbs and conjunctions of a verb's own clause."""
        for kid in verb.children:
            word = kid.lower_
            if kid.dep_ == "neg":
                climb.deny(kid)
            elif kid.dep_ == "aux":
                if word in self.words["modals"]["hedges"]:
                    climb.allege(kid)
                elif word in self.words["modals"]["plans"]:
                    climb.suppose(kid)
            elif kid.dep_ in ("advmod", "npadvmod"):
                if word in self.words["adverbs"]["hedges"]:
                    climb.allege(kid)
                elif word in self.words["adverbs"]["negates"]:
                    climb.deny(kid)
            elif kid.dep_ in ("mark", "advmod") and word in self.words["markers"]["plans"]:
                climb.suppose(kid)
            if kid.dep_ == "mark" and word in self.words["markers"]["plans"]:
                climb.suppose(kid)
            if kid.dep_ in ("nsubj", "nsubjpass"):
                if word in ("nobody", "none", "neither", "nothing"):
                    climb.deny(kid)
                determiner = child(kid, "det")
                if determiner is not None and determiner.lower_ in ("no", "neither"):
                    climb.deny(determiner)
        for kid in verb.children:
            if kid.dep_ == "prep":
                self._according(kid, climb)
        if verb.dep_ == "pcomp" and verb.head.lower_ in ("without",):
            climb.deny(verb.head)

    def _according(self, prep: Token, climb: _Climb) -> None:
        if prep.lower_ == "according":
            inner = child(prep, "prep")
            speaker = child(inner, "pobj") if inner is not None else child(prep, "pobj")
            if speaker is not None:
                climb.speakers.append(Speaker(speaker, prep))
                climb.allege(prep)

    # -- one step up --------------------------------------------------------------------------

    def _step(
        self,
        node: Token,
        above: Token,
        complement: bool,
        climb: _Climb,
        done: list[Stance],
        is_accusation: bool,
    ) -> bool:
        """Take in what ``above`` makes of ``node``; whether the way is still one of complements."""
        dep = node.dep_
        if dep == "conj":
            if is_verb(node) and is_verb(above) and _shares_auxiliaries(node, above) and complement:
                self._clause_words(above, climb)
            return complement
        if is_verb(above):
            return self._step_to_verb(node, above, dep, complement, climb, done, is_accusation)
        if above.pos_ == "ADP" or above.dep_ in ("prep", "agent"):
            if complement and dep in ("pobj", "pcomp"):
                name = above.lower_
                if name in self.words["prepositions"]["negates"]:
                    climb.deny(above)
            return complement and above.dep_ not in ("agent",)
        if above.pos_ in ("NOUN", "PROPN"):
            return self._step_to_noun(node, above, dep, complement, climb, done, is_accusation)
        if above.pos_ == "ADJ" and complement:
            word = above.lower_
            if word in self.words["adjectives"]["plans"]:
                climb.suppose(above)
            elif word in self.words["adjectives"]["negates"]:
                climb.deny(above)
            return True
        return False

    def _step_to_verb(
        self,
        node: Token,
        above: Token,
        dep: str,
        complement: bool,
        climb: _Climb,
        done: list[Stance],
        is_accusation: bool,
    ) -> bool:
        content = dep in (
            "ccomp",
            "xcomp",
            "dobj",
            "nsubjpass",
            "csubj",
            "attr",
            "oprd",
            "acomp",
        ) or (dep in ("prep", "dative") and self._governs_through(above, node))
        if content:
            if complement:
                self._verb_class(above, node, climb, done, is_accusation)
                self._clause_words(above, climb)
            elif dep == "ccomp":
                self._speaker_only(above, climb)
            return complement
        if dep in ("nsubj", "nsubjpass") and complement:
            for kid in above.children:
                if kid.dep_ == "aux" and kid.lower_ in (
                    "would",
                    "could",
                    "will",
                    "should",
                    "might",
                    "may",
                ):
                    if kid.lower_ in ("may", "might", "could") and not self._is_event(above):
                        climb.allege(kid)
                    else:
                        climb.suppose(kid)
            return False
        if (
            dep == "advcl"
            and complement
            and node.tag_ == "VB"
            and child(node, "aux") is not None
            and (child(node, "aux") or node).lower_ == "to"
        ):
            # "sent troops to attack": a purpose, not yet a deed.
            climb.suppose(child(node, "aux") or node)
        if dep == "advcl" and node.tag_ == "VBG" and complement and child(node, "mark") is None:
            self._clause_words(above, climb)
            return True
        if dep == "parataxis":
            return False
        return False

    def _is_event(self, verb: Token) -> bool:
        return verb.lemma_ in (
            "be",
            "lead",
            "trigger",
            "provoke",
            "cause",
            "mean",
            "spark",
            "bring",
        )

    def _governs_through(self, verb: Token, prep: Token) -> bool:
        """Whether a verb speaks about what follows a preposition: "accused of", "called for"."""
        lemma = verb.lemma_.lower()
        known = self._classes_of(verb)
        if not known:
            return False
        allowed = {
            "of": {
                "accuse",
                "warn",
                "suspect",
                "convict",
                "speak",
                "talk",
                "acquit",
                "complain",
                "think",
                "dream",
                "boast",
                "brag",
                "approve",
                "hear",
                "learn",
            },
            "for": {
                "call",
                "ask",
                "appeal",
                "blame",
                "condemn",
                "criticise",
                "criticize",
                "press",
                "push",
                "plan",
                "prepare",
                "denounce",
                "lobby",
                "plead",
                "wait",
                "beg",
                "charge",
                "fault",
            },
            "against": {"warn", "protest", "threaten", "decide"},
            "with": {"charge", "threaten"},
            "from": {
                "refrain",
                "stop",
                "prevent",
                "desist",
                "abstain",
                "prohibit",
                "ban",
                "bar",
                "deter",
                "discourage",
                "keep",
                "shy",
                "hold",
            },
            "to": {"commit", "object", "admit", "confess", "agree", "threaten"},
            "about": {"complain", "warn", "speak", "talk", "worry", "think"},
            "on": {"decide", "insist", "report", "comment", "plan", "agree", "count"},
            "in": {"accuse", "implicate", "believe", "suspect", "persist", "succeed"},
            "over": {"condemn", "blame", "criticise", "criticize", "accuse"},
            "short": {"stop"},
        }
        return lemma in allowed.get(prep.lower_, set())

    def _step_to_noun(
        self,
        node: Token,
        above: Token,
        dep: str,
        complement: bool,
        climb: _Climb,
        done: list[Stance],
        is_accusation: bool,
    ) -> bool:
        lemma = above.lemma_.lower()
        nouns = self.words["nouns"]
        if (
            dep in ("acl", "ccomp", "xcomp")
            and (node.tag_ == "VB" or child(node, "mark") is not None or dep != "acl")
            or dep in ("prep",)
        ):
            if not complement:
                return False
            named = dep == "prep" and node.lower_ not in (
                "of",
                "for",
                "to",
                "on",
                "about",
                "against",
                "in",
                "over",
            )
            if named:
                return False
            if lemma in nouns["denies"]:
                self._denial(above, list(_owners_of(above)), climb, done)
            elif lemma in nouns["negates"]:
                climb.deny(above)
            elif lemma in nouns["plans"] and (
                dep != "prep" or node.lower_ in ("for", "of", "to", "on")
            ):
                climb.suppose(above)
            elif lemma in nouns["says"] or lemma in nouns["thinks"]:
                climb.allege(above)
                climb.above.append(above)
                climb.speakers += [Speaker(owner, above) for owner in _owners_of(above)]
            elif (above.lower_, "noun") in self.lexicon.entries and dep == "prep":
                climb.above.append(above)
                if any(
                    entry.file.relation == "ACCUSES"
                    for entry in self.lexicon.entries[(above.lower_, "noun")]
                ):
                    climb.allege(above)
                    climb.speakers += [Speaker(owner, above) for owner in _owners_of(above)]
            else:
                return dep != "prep" or lemma in (
                    "series",
                    "wave",
                    "number",
                    "part",
                    "act",
                    "campaign",
                    "string",
                    "spate",
                    "kind",
                    "package",
                    "worth",
                    "million",
                    "billion",
                    "amount",
                )
            return True
        return False

    # -- what a governing verb makes of its content -------------------------------------------

    def _classes_of(self, verb: Token) -> frozenset[str]:
        lemma = verb.lemma_.lower()
        names = {lemma, *(f"{lemma} {particle}" for particle in particles(verb))}
        return frozenset(name for name, words in self.words["verbs"].items() if names & words)

    def _verb_class(
        self,
        verb: Token,
        node: Token,
        climb: _Climb,
        done: list[Stance],
        is_accusation: bool,
        *,
        light: bool = False,
    ) -> None:
        classes = self._classes_of(verb)
        if not classes:
            return
        infinitive = node.dep_ == "xcomp" or (
            is_verb(node)
            and node.tag_ == "VB"
            and any(kid.dep_ == "aux" and kid.lower_ == "to" for kid in node.children)
        )
        thing = not is_verb(node)
        if "continues" in classes and (infinitive or thing or node.tag_ == "VBG"):
            climb.given = True
            return
        accuses = any(
            entry.file.relation == "ACCUSES"
            for entry in self.lexicon.entries.get((verb.lower_, "verb"), ())
        )
        if accuses:
            climb.above.append(verb)
        if light and "says" in classes and not classes & {"plans", "negates", "denies"}:
            if verb.lemma_ in ("claim", "admit", "acknowledge", "confess"):
                self._say(verb, climb)
            return
        if (
            "denies" in classes
            and not infinitive
            and not (
                "negates" in classes and thing and not self._is_word(node) and not is_accusation
            )
        ):
            if is_accusation and thing:
                return
            self._denial(verb, self._subjects(verb), climb, done)
        elif "negates" in classes and (
            infinitive or thing or node.dep_ in ("prep", "pcomp") or node.tag_ == "VBG"
        ):
            if is_accusation and thing and verb.lemma_ in ("reject", "dismiss"):
                return
            climb.deny(verb)
        elif (
            "plans" in classes
            and (
                (
                    infinitive
                    or thing
                    or node.dep_ in ("prep", "pcomp")
                    or node.tag_ in ("VBG", "VB")
                )
                or "says" not in classes
            )
            and not (accuses and not infinitive)
        ):
            climb.suppose(verb)
            if "says" in classes and not thing and not infinitive:
                self._say(verb, climb)
        elif "says" in classes or "thinks" in classes or accuses:
            self._say(verb, climb)
        elif "hedges" in classes:
            climb.allege(verb)

    def _is_word(self, node: Token) -> bool:
        nouns = self.words["nouns"]
        return node.lemma_.lower() in nouns["says"] | nouns["thinks"]

    def _say(self, verb: Token, climb: _Climb) -> None:
        if any(kid.dep_ == "neg" for kid in verb.children):
            return
        climb.allege(verb)
        climb.speakers += [Speaker(subject, verb) for subject in self._subjects(verb)]

    def _speaker_only(self, verb: Token, climb: _Climb) -> None:
        if self._classes_of(verb) & {"says", "thinks", "denies"}:
            climb.allege(verb)
            climb.speakers += [Speaker(subject, verb) for subject in self._subjects(verb)]

    def _subjects(self, verb: Token) -> list[Token]:
        return [
            head
            for head in verb_roles(verb)["agent"]
            if head.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET")
        ]

    def _denial(self, cue: Token, speakers: list[Token], climb: _Climb, done: list[Stance]) -> None:
        """A denial: of the content itself, or of what somebody else said of it."""
        if any(kid.dep_ == "neg" for kid in cue.children):
            climb.allege(cue)
            climb.denied = None
            return
        if climb.speakers or climb.above:
            done.append(replace(climb.stance()))
            climb.speakers.clear()
            climb.alleged = None
        climb.deny(cue)
        climb.speakers += [Speaker(head, cue) for head in speakers]

    # -- the sentence around ------------------------------------------------------------------

    def _around(self, trigger: Token, root: Token, climb: _Climb) -> None:
        """ "According to X" and "…, X said" beside the main clause; a question mark at its end."""
        for kid in root.children:
            if kid.dep_ == "prep" and not any(speaker.cue.i == kid.i for speaker in climb.speakers):
                self._according(kid, climb)
            if (
                kid.dep_ in ("parataxis", "advcl")
                and is_verb(kid)
                and self._classes_of(kid) & {"says"}
                and trigger.i not in {word.i for word in kid.subtree}
                and kid.dep_ == "parataxis"
            ):
                climb.allege(kid)
                climb.speakers += [
                    Speaker(subject, kid)
                    for subject in surface_subjects(kid)
                    if subject.i != trigger.i
                ]
        last = next(
            (
                token
                for token in reversed(root.doc)
                if not token.is_space and token.text not in "\"”’')»"
            ),
            None,
        )
        if last is not None and last.text == "?":
            climb.suppose(last)


def _shares_auxiliaries(node: Token, above: Token) -> bool:
    """ "did not attack or shell", "will arm and train": the second verb has no auxiliary itself."""
    own = any(kid.dep_ in ("aux", "auxpass", "nsubj", "nsubjpass", "neg") for kid in node.children)
    return not own and node.tag_ == above.tag_ and node.tag_ in ("VB", "VBN", "VBG")


def _owners_of(noun: Token) -> Iterator[Token]:
    """Whose claim, belief or denial a noun is."""
    owners = possessors(noun)
    if owners:
        yield from owners
        return
    for kid in noun.children:
        if kid.dep_ == "prep" and kid.lower_ in ("by", "from"):
            yield from (thing for thing in kid.children if thing.dep_ == "pobj")
            return
    for kid in noun.children:
        if kid.dep_ in ("amod", "compound", "nmod") and kid.text[:1].isupper() and kid.i < noun.i:
            yield kid
            return
    verb = noun.head
    if (
        noun.dep_ == "dobj"
        and is_verb(verb)
        and not is_passive(verb)
        and verb.lemma_
        in (
            "make",
            "level",
            "repeat",
            "issue",
            "voice",
            "have",
            "express",
            "renew",
            "bring",
            "press",
            "file",
            "reiterate",
        )
    ):
        yield from surface_subjects(verb)
