"""What a governing word does with what stands under it: says, denies, plans, voices it.

The words and their classes are the lexicon's (``embedding.toml``).
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from loaders.extract.clause import Words
from loaders.extract.embedding import is_reputed, is_way, owners_of_word
from loaders.extract.lexicon import Entry, Lexicon
from loaders.extract.syntax import is_passive, is_verb, particles, surface_subjects, verb_roles

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"})
REFLEXIVE = frozenset({"itself", "himself", "herself", "themselves"})


@dataclass(frozen=True, slots=True)
class Governors:
    """The lexicon's embedding words, asked about words in a sentence."""

    lexicon: Lexicon

    @property
    def words(self) -> Words:
        return self.lexicon.embedding

    def classes_of(self, verb: Token) -> frozenset[str]:
        if has_reflexive(verb):
            return frozenset()
        lemma = verb.lemma_.lower()
        names = {lemma, *(f"{lemma} {particle}" for particle in particles(verb))}
        return frozenset(name for name, words in self.words["verbs"].items() if names & words)

    def held_to_be(self, noun: Token) -> Token | None:
        """The verb of "considers the league the wing of a party", where the second noun is read
        as an apposition."""
        held = noun.head
        if noun.dep_ != "appos" or held.dep_ != "dobj" or noun.left_edge.nbor(-1).is_punct:
            return None
        return held.head if "thinks" in self.classes_of(held.head) else None

    def paves_the_way(self, verb: Token, prep: Token) -> bool:
        """ "would lay the ground for war": the object is a plan, and what it is for hangs on the
        verb."""
        if prep.lower_ not in ("for", "to"):
            return False
        plans = self.words["nouns"]["plans"]
        return any(
            kid.dep_ == "dobj" and (kid.lemma_.lower() in plans or is_way(kid))
            for kid in verb.children
        )

    def minds(self, verb: Token) -> bool:
        """Whether a verb tells of its subject's wish or attitude to what it governs."""
        lemma = verb.lemma_.lower()
        names = {lemma, *(f"{lemma} {particle}" for particle in particles(verb))}
        return bool(names & (self.words["minds"]["intends"] | self.words["minds"]["voices"]))

    def is_voiced(self, noun: Token) -> bool:
        """Whether somebody voices a noun: "condemned the raid", "called for a truce", "claims of
        fraud"."""
        above = noun.head
        through = above.dep_ == "prep" and noun.dep_ == "pobj"
        governor = above.head if through else above
        if is_verb(governor):
            direct = noun.dep_ in ("dobj", "nsubjpass", "dative") and not through
            return (direct or (through and self.governs_through(governor, above))) and (
                self.minds(governor)
            )
        if governor.pos_ == "ADJ":
            return through and governor.lemma_.lower() in self.words["minds"]["feels"]
        nouns = self.words["nouns"]
        speech = nouns["says"] | nouns["thinks"] | self.words["minds"]["attitudes"]
        return through and governor.lemma_.lower() in speech

    def accuses(self, word: Token, part: str) -> bool:
        entries = self.lexicon.entries.get((word.lower_, "verb" if part == "verb" else "noun"), ())
        near = {kid.lower_ for kid in word.children}
        return any(
            entry.file.relation == "ACCUSES"
            and near.issuperset(entry.rest)
            and (not entry.frame.complement or not near.isdisjoint(entry.frame.complement))
            and has_its_words(entry, word, self.lexicon)
            for entry in entries
        )

    def governs_through(self, verb: Token, prep: Token) -> bool:
        """Whether a verb speaks about what follows a preposition: "accused of", "called for"."""
        if verb.lemma_ == "be" and prep.lower_ == "behind":
            return True
        return verb.lemma_.lower() in self.words["through"].get(prep.lower_, frozenset())

    def subjects_of(self, verb: Token) -> list[Token]:
        """Who says or thinks what a verb tells; nobody, of what is only rumoured."""
        if is_reputed(verb):
            return []
        return [head for head in self.agents_of(verb) if head.pos_ in NOMINAL]

    def agents_of(self, verb: Token) -> tuple[Token, ...]:
        """Whose word it is where the verb says what a text says ("a statement saying …")."""
        noun = verb.head
        writing = verb.dep_ in ("acl", "relcl") and (
            noun.lemma_.lower() in self.words["minds"]["writings"]
        )
        if not writing:
            return verb_roles(verb)["agent"]
        # "issued a statement saying …": the issuer's word; else whoever the statement is of.
        issued = noun.head.head if noun.dep_ == "pobj" else noun.head
        own = tuple(owners_of_word(noun))
        if own:
            return own
        if noun.dep_ in ("dobj", "pobj") and is_verb(issued) and not is_passive(issued):
            return tuple(surface_subjects(issued)) or verb_roles(verb)["agent"]
        return verb_roles(verb)["agent"]


def has_its_words(entry: Entry, verb: Token, lexicon: Lexicon) -> bool:
    """Whether a verb that says little by itself has the words that its frame needs: "made a
    protest" blames, "made a donation" does not."""
    frame = entry.frame
    if entry.part != "verb":
        return True
    wanted = set(frame.patient_words) if entry.word not in frame.patient_free else set()
    for name in frame.patient_class:
        wanted |= lexicon.classes[name]
    wanted |= set(frame.agent_words)
    beside = {kid.lemma_.lower() for kid in verb.children}
    return not wanted or not beside.isdisjoint(wanted)


def has_reflexive(verb: Token) -> bool:
    """ "finds itself fighting": no verb of saying."""
    objects = [kid for kid in verb.children if kid.dep_ == "dobj"]
    clauses = [kid for kid in verb.children if kid.dep_ == "ccomp"]
    objects += [kid for clause in clauses for kid in clause.children if kid.dep_ == "nsubj"]
    return any(thing.lower_ in REFLEXIVE for thing in objects)
