"""Status and attribution: from a predicate upwards through everything it stands under.

Each step up is a complement (what stands above speaks about it: "denied that", "plans to",
"suspended aid") or an adjunct (a relative clause, a reason), through which only speakers reach.
The scheme is that of factuality profiling (Saurí and Pustejovsky 2009) over embedding words.
"""

from __future__ import annotations

from spacy.tokens import Token

from graph.model import Status
from loaders.extract.around import around, cited
from loaders.extract.clause import (
    adjective_cue,
    clause_cues,
    modal_cues,
    noun_cues,
    possible_cues,
    to_infinitive,
)
from loaders.extract.climb import Climb, Stance
from loaders.extract.embedding import (
    ABOUT,
    QUANTITIES,
    as_being,
    as_what,
    content_head,
    is_aside,
    is_better_off,
    is_definite,
    is_indefinite,
    is_negated,
    is_one_of_them,
    is_other_sentence,
    is_own_act,
    is_past,
    is_subjunctive,
    is_that_clause,
    is_to,
    is_way,
    means_to,
    owners_of_word,
    shares_auxiliaries,
    tells,
    too_much,
    was_able,
)
from loaders.extract.governors import Governors
from loaders.extract.lexicon import Lexicon
from loaders.extract.syntax import (
    ENABLING,
    child,
    hidden_verb,
    is_verb,
    particles,
    surface_subjects,
)

CONTENT = frozenset({"ccomp", "xcomp", "dobj", "nsubjpass", "csubj", "attr", "oprd", "acomp"})
HIGHEST = 30
"""Steps; no sentence is deeper, and a broken parse must not run for ever."""


class StanceReader:
    """Reads stances in one sentence with the lexicon's embedding words."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.words = lexicon.embedding
        self.lexicon = lexicon
        self.governors = Governors(lexicon)

    def stances(
        self,
        trigger: Token,
        support: Token | None,
        *,
        relation: str = "",
        performative: bool = False,
        relational: bool = False,
        own_status: Status | None = None,
        target: Token | None = None,
    ) -> list[Stance]:
        """The stances under which a predicate stands: one, or two where a charge is denied.

        A ``performative`` predicate comes about by being said ("pledged its support"): the plan
        in its light verb does not count. ``own_status`` is what a predicate says of itself
        ("offered Ankara missiles" is still to come). ``target`` is the head of the target, which
        a "but not" may leave out.
        """
        climb = Climb()
        climb.relation = relation
        noun_cues(trigger, self.words, climb)
        if own_status == Status.HYPOTHETICAL:
            climb.suppose(trigger)
        elif own_status == Status.DENIED:
            climb.deny(trigger)
        if target is not None and target.dep_ == "conj":
            excluded = next((kid for kid in target.children if kid.dep_ == "neg"), None)
            if excluded is not None:
                climb.deny(excluded)
        # What is said of somebody in passing ("failed to supply its ally") stands by itself.
        named_as = trigger.dep_ == "pobj" and trigger.head.lower_ == "as"
        said = named_as or trigger.dep_ in ("attr", "oprd", "acomp", "conj")
        node, complement = trigger, not relational or said
        if relational:
            support = None
        hidden = hidden_verb(trigger)
        held = self.governors.held_to_be(trigger)
        if held is not None:
            # "considers the league the wing of a party"
            climb.say(self.governors.subjects_of(held), held)
            clause_cues(held, self.words, climb)
            node = held
        elif hidden is not None:
            node = hidden if is_verb(hidden) else trigger.head
            if is_verb(hidden):
                clause_cues(hidden, self.words, climb, own=True)
        elif support is not None and support.i != trigger.i:
            self._light_verb(support, trigger, climb, performative)
            if support.lemma_.lower() in self.lexicon.support["met"]:
                # "to help repel the attack": which then takes place.
                complement = False
            else:
                clause_cues(support, self.words, climb, own=True)
            node = support
        elif is_verb(trigger):
            clause_cues(trigger, self.words, climb, own=True)
        for _ in range(HIGHEST):
            above = _effective_head(node, self.governors)
            if above.i == node.i or is_aside(node):
                break
            if is_other_sentence(node, above) and "denies" not in self.governors.classes_of(above):
                # But "Chad accuses Mali; Mali denies it".
                break
            complement = self._step(node, above, complement, climb)
            node = above
        around(trigger, node, climb, self.words, self.governors.classes_of)
        return [*climb.done, climb.stance()]

    # -- one step up --------------------------------------------------------------------------

    def _step(self, node: Token, above: Token, complement: bool, climb: Climb) -> bool:
        """Take in what ``above`` makes of ``node``; whether the way is still of complements."""
        if node.dep_ == "conj":
            if complement and is_verb(node) and is_verb(above) and shares_auxiliaries(node, above):
                clause_cues(above, self.words, climb)
            return complement
        if is_verb(above):
            return self._step_to_verb(node, above, complement, climb)
        if above.dep_ in ("prep", "agent", "dative") or above.pos_ in ("ADP", "SCONJ"):
            if complement and above.lower_ in self.words["prepositions"]["negates"]:
                climb.deny(above)
            return complement and above.dep_ != "agent"
        if above.pos_ in ("NOUN", "PROPN"):
            return complement and self._step_to_noun(node, above, climb)
        if above.pos_ == "ADJ" and complement:
            if too_much(above):
                climb.deny(above)
            elif not was_able(above):
                adjective_cue(above, self.words, climb)
            if above.lemma_.lower() in self.words["minds"]["feels"] and is_verb(above.head):
                climb.mind(surface_subjects(above.head), above)
            return True
        if above.pos_ == "ADV" and node.dep_ == "prep":
            return complement
        return False

    def _step_to_verb(self, node: Token, above: Token, complement: bool, climb: Climb) -> bool:
        dep = node.dep_
        if dep == "xcomp" and to_infinitive(node) and above.lemma_.lower() in ENABLING:
            # "trained rebels to fight": what for, not what they did.
            climb.suppose(child(node, "aux") or node)
        through = dep in ("prep", "dative", "advmod") and self.governors.governs_through(
            above, node
        )
        if dep == "prep" and complement and is_better_off(above, node):
            clause_cues(above, self.words, climb)
        if dep == "prep" and complement and self.governors.paves_the_way(above, node):
            climb.suppose(above)
            return False
        if dep == "xcomp" and is_to(above, node):
            climb.suppose(above)
        if dep in CONTENT or through:
            worded = self._noun_that_says(node, above)
            if worded is not None:
                climb.say(list(owners_of_word(worded)), worded)
                return complement
            if complement:
                return self._content_of(above, node, climb)
            if dep == "ccomp" and self.governors.classes_of(above) & {"says", "thinks", "denies"}:
                climb.say(self.governors.subjects_of(above), above)
            return complement
        if dep in ("nsubj", "nsubjpass") and complement:
            self._subject_of(above, climb)
            return False
        if dep == "advcl" and complement:
            if climb.relation == "ACCUSES" and above.tag_ == "VBD":
                # "took to Twitter to denounce": said it.
                return False
            done = is_one_of_them(above) or self._brought_about(above, node)
            if to_infinitive(node) and not done:
                # "sent troops to attack": a purpose, not yet a deed.
                climb.suppose(child(node, "aux") or node)
            elif node.tag_ == "VBG" and child(node, "mark") is None:
                # "would attack, killing": still to come; but what is said ("blaming") is said.
                if climb.relation != "ACCUSES" and not climb.above:
                    modal_cues(above, self.words, climb)
                elif is_own_act(node, above):
                    climb.performed = True
                return True
        return False

    def _brought_about(self, above: Token, node: Token) -> bool:
        """ "flew to Oman to meet them", "has struggled to tame them": who went and did."""
        return (
            above.lemma_.lower() in self.words["verbs"]["accomplishes"]
            and is_past(above)
            and self._same_doer(above, node)
        )

    def _noun_that_says(self, node: Token, above: Token) -> Token | None:
        """ "The government's position was that …": the noun whose content a clause is."""
        if above.lemma_ != "be" or node.dep_ != "ccomp":
            return None
        nouns = self.words["nouns"]
        return next(
            (
                subject
                for subject in surface_subjects(above)
                if subject.lemma_.lower() in nouns["says"] | nouns["thinks"]
            ),
            None,
        )

    def _content_of(self, above: Token, node: Token, climb: Climb) -> bool:
        """``above`` has ``node`` for its content or object. A verb that says nothing about its
        object ("might join the alliance") leaves the noun's status alone; false then."""
        classes = self.governors.classes_of(above)
        known = bool(classes)
        if self.governors.minds(above):
            climb.mind(self.governors.subjects_of(above), above)
        if "says" in classes and node.dep_ == "ccomp" and is_negated(above):
            # "did not say that …" leaves it open
            climb.suppose(above)
            return True
        if known:
            self._embed(above, node, climb)
        predicative = is_verb(node) or node.dep_ in ("attr", "acomp", "oprd") or node.pos_ == "ADP"
        speaks = known or predicative or above.lemma_.lower() in self.lexicon.support["active"]
        if speaks:
            clause_cues(above, self.words, climb)
        made = node.dep_ == "dobj" and is_indefinite(node)
        if ("realises" in classes or made) and not is_verb(node):
            # "could create an alliance": there is none yet.
            possible_cues(above, climb)
        return speaks

    def _subject_of(self, verb: Token, climb: Climb) -> None:
        """An event as subject: "an attack on Iran would be a disaster" has not taken place, nor
        has "if a strike on Syria hurts Russians"."""
        mark = child(verb, "mark")
        if mark is not None and mark.lower_ in self.words["markers"]["plans"]:
            climb.suppose(mark)
        for kid in verb.children:
            if kid.dep_ == "aux" and kid.lower_ in ("would", "could", "will", "should"):
                climb.suppose(kid)
            if kid.dep_ == "acomp" and kid.lower_ in self.words["adjectives"]["looms"]:
                climb.suppose(kid)

    def _step_to_noun(self, node: Token, above: Token, climb: Climb) -> bool:
        """ "the plan to attack", "claims that …", "a threat of war", "the refusal to arm"."""
        dep = node.dep_
        lemma = above.lemma_.lower()
        if dep == "acl" and node.tag_ == "VBG" and lemma in self.lexicon.classes["documents"]:
            # "vetoed a resolution censuring …": what becomes of the resolution counts.
            return True
        clause = dep in ("ccomp", "xcomp") or (
            dep in ("acl", "relcl") and (to_infinitive(node) or is_that_clause(node))
        )
        if not clause and not (dep == "prep" and node.lower_ in ABOUT):
            return False
        nouns = self.words["nouns"]
        if lemma in self.words["minds"]["attitudes"]:
            climb.mind(list(owners_of_word(above)), above)
        if lemma in nouns["denies"]:
            climb.reject(list(owners_of_word(above)), above)
        elif lemma in nouns["ceases"] and climb.relation == "ATTACKS":
            climb.take_for_granted(is_definite(content_head(node)))
        elif lemma in nouns["negates"]:
            climb.deny(above)
        elif lemma in nouns["plans"] or is_way(above):
            climb.suppose(above)
        elif (
            lemma in nouns["says"]
            or lemma in nouns["thinks"]
            or self.governors.accuses(above, "noun")
        ):
            nothing = next((kid for kid in above.children if kid.lower_ == "no"), None)
            if nothing is not None:
                # "there is no evidence that …"
                climb.deny(nothing)
            climb.say(list(owners_of_word(above)), above)
            climb.above.append(above)
        elif dep == "prep":
            return lemma in QUANTITIES
        return True

    # -- what a governing verb makes of its content -------------------------------------------

    def _light_verb(self, verb: Token, noun: Token, climb: Climb, performative: bool) -> None:
        """ "launched", "suspended", "pledged" over the noun that carries the meaning."""
        classes = self.governors.classes_of(verb)
        if "says" in classes and not classes & {"plans", "negates", "denies"}:
            if verb.lemma_ in ("claim", "admit", "acknowledge", "confess"):
                climb.say(self.governors.subjects_of(verb), verb)
            return
        if performative and "plans" in classes:
            return
        if classes:
            self._embed(verb, noun, climb)

    def _embed(self, verb: Token, node: Token, climb: Climb) -> None:
        classes = self.governors.classes_of(verb)
        thing = not is_verb(node) and node.pos_ != "ADJ"
        infinitive = to_infinitive(node) or (node.dep_ == "xcomp" and node.tag_ == "VB")
        untensed = infinitive or thing or node.tag_ == "VBG" or node.dep_ in ("prep", "pcomp")
        if "continues" in classes and (infinitive or thing or node.tag_ == "VBG"):
            climb.given = not means_to(verb)
            return
        short = verb.lemma_ == "stop" and "short" in particles(verb)
        if "ceases" in classes and climb.relation == "ATTACKS" and not infinitive and not short:
            # "to stop Ankara's raids": they go on, whoever wants them stopped.
            climb.take_for_granted(is_definite(node))
            return
        accuses = self.governors.accuses(verb, "verb")
        if accuses:
            climb.above.append(verb)
        if "denies" in classes and self._is_denial(node, classes, infinitive, thing):
            if not (climb.relation == "ACCUSES" and thing):
                if any(kid.dep_ == "neg" for kid in verb.children):
                    climb.allege(verb)
                    climb.given = True
                else:
                    climb.reject(self.governors.subjects_of(verb), verb)
        elif "negates" in classes and untensed:
            climb.deny(verb)
        elif "directs" in classes and not accuses and (untensed or is_subjunctive(node)):
            climb.suppose(verb)
            if verb.dep_ != "amod" and not self._same_doer(verb, node):
                climb.say(self.governors.subjects_of(verb), verb)
        elif (
            "plans" in classes
            and not accuses
            and (untensed or "says" not in classes)
            and not ("thinks" in classes and (as_what(node) or as_being(node)))
        ):
            climb.suppose(verb)
        elif (tells(classes, infinitive) or accuses) and not is_negated(verb):
            climb.say([*cited(verb), *self.governors.subjects_of(verb)], verb)
        elif "hedges" in classes:
            climb.allege(verb)

    def _is_denial(
        self, node: Token, classes: frozenset[str], infinitive: bool, thing: bool
    ) -> bool:
        """ "rejected claims that …" denies them; "rejected aid" only declines it."""
        if infinitive:
            return False
        nouns = self.words["nouns"]
        is_word = node.lemma_.lower() in nouns["says"] | nouns["thinks"]
        return not ("negates" in classes and thing and not is_word)

    def _same_doer(self, verb: Token, node: Token) -> bool:
        """ "asked to attack" of one's own accord, unlike "asked X to attack"."""
        if not is_verb(node):
            return False
        own = {token.i for token in surface_subjects(verb)}
        return bool(own & {token.i for token in surface_subjects(node)})


def _effective_head(node: Token, governors: Governors) -> Token:
    """The head of a word, mended where the parser hangs "of" in "accused by Baku of supplying" or
    "accuses [Iran of supplying]" on the noun."""
    above = node.head
    if node.dep_ != "prep" or above.pos_ not in ("NOUN", "PROPN", "PRON"):
        return above
    verb = above.head
    if above.dep_ == "pobj" and verb.dep_ == "agent":
        verb = verb.head
    elif above.dep_ not in ("dobj", "nsubjpass"):
        return above
    return (
        verb
        if is_verb(verb) and governors.governs_through(verb, node) and node.i > above.i
        else above
    )
