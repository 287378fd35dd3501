"""The reasons in words. What is decided is decided elsewhere; here each name of a reason becomes a
sentence for the place where it was given."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Token

from loaders.extract.explain.model import Reason
from loaders.extract.explain.recorder import Attempt, Refusal
from loaders.extract.lexicon import Entry
from loaders.extract.mentions import Mention
from loaders.extract.trace import Dropped, Misfit, Misuse, Nobody

MISUSE: dict[Misuse, str] = {
    "no-verb": "is no verb here",
    "auxiliary": "is an auxiliary here",
    "no-noun": "is no noun here",
    "no-adjective": "is no adjective here",
    "no-preposition": "does not follow a form of “be”",
    "no-hyphen": "is not tied to another word by a hyphen",
    "hyphen": "is the second half of a hyphenated word",
    "title": "has a capital within the sentence: part of a name or title",
    "in-name": "is part of a name",
    "describes": "only describes the word after it",
    "longer-word": "is part of a longer predicate, which is read instead",
}
"""After the word; that the rest of a predicate is missing names the rest."""

NOBODY: dict[Nobody, str] = {
    "word-class": "is not a noun or pronoun",
    "describes": "only describes what follows its hyphen",
    "place": "is a place, and a place does nothing itself",
    "ambiguous": "could stand for more than one actor, so it stands for none",
    "unresolved": "stands for nobody that number and sort fit and that was named before",
    "longer-name": "is part of a longer name",
    "bare": "names a role without saying whose",
    "count": "counts people without saying whose",
    "unnamed": "names nobody, and nothing with it says whose it is",
}

LABELS = {
    "CARDINAL": "a number",
    "DATE": "a date",
    "EVENT": "an event",
    "FAC": "a building or site",
    "GPE": "a place",
    "LANGUAGE": "a language",
    "LAW": "a law",
    "LOC": "a place",
    "MONEY": "a sum of money",
    "ORDINAL": "a number",
    "PERCENT": "a number",
    "PRODUCT": "a product",
    "QUANTITY": "a quantity",
    "TIME": "a time",
    "WORK_OF_ART": "a title",
}
"""What the entity recogniser takes a phrase for that is no actor."""

NEEDS: dict[str, str] = {
    "force": "nothing says that force is meant: neither who does it, nor with what, nor to what",
    "military-source": "“{source}” is nobody who captures what “{target}” is",
    "actor-target": "“{target}” is only where it happens",
    "named-target": "the target is not named in its place, only something of theirs",
    "group-target": "“{target}” is no group, force, party or bloc",
    "bloc-target": "“{target}” is no bloc",
    "fighters": "“{source}” and “{target}” do not fight with weapons",
    "victim-group": "“{target}” is no force or armed group",
    "armed": "“{source}” attacks “{target}” with words, not with force",
    "by-words": "nothing says that “{source}” attacks “{target}” with words",
    "unarmed": "another word of the sentence speaks of force",
    "not-civilians": "“{target}” are helped, which makes them nobody's ally",
    "same-words": "source and target would be the same words, “{target}”",
    "organ": "“{source}” and “{target}” are parts of one whole, which is no ally of itself",
    "self": "“{source}” and “{target}” are one actor, by a pronoun",
}

DROPPED: dict[Dropped, str] = {
    "sport": "the sentence is about a game",
    "fiction": "it happens in a story: a film, a novel, a game",
    "same-words": "source and target are the same words",
    "repeated": "the same was read already",
    "echo": "echoes a claim read from the same words or from its light verb",
    "no-speaker": "nobody is named whose word it is, and who says so would be the source",
    "speaker-unknown": "who says so is no actor, or is the target",
}


def misused(token: Token, entry: Entry, why: Misuse) -> Reason:
    if why == "rest-missing":
        text = f"lacks {_listed(entry.rest, 'and')} (the predicate is “{entry.word}”)"
    else:
        text = MISUSE[why]
    return Reason(code=why, text=f"“{token.text}” {text}")


def nobody(token: Token, why: Nobody | None) -> Reason:
    """Why ``token``'s phrase stands for no actor in the role it fills."""
    if why is None:
        return Reason(code="not-led", text=f"“{token.text}” leads to no actor")
    label = LABELS.get(token.ent_type_)
    if why == "unnamed" and label is not None:
        return Reason(code=why, text=f"“{token.text}” is {label}, not an actor")
    return Reason(code=why, text=f"“{token.text}” {NOBODY[why]}")


def misfit(attempt: Attempt) -> Reason | None:
    """What the frame asks for and did not find."""
    if attempt.misfit is None:
        return None
    return Reason(code=attempt.misfit, text=_misfit(attempt.misfit, attempt))


def _misfit(why: Misfit, attempt: Attempt) -> str:
    frame, roles, word = attempt.entry.frame, attempt.roles, attempt.roles.predicate.text
    match why:
        case "no-force":
            return f"“{roles.predicate.nbor(-1).text} {word}” means no use of force"
        case "no-goods":
            given = [head for role in frame.goods for head in roles[role]]
            if not given:
                return f"nothing stands in the role {_listed(frame.goods, 'or')} that is given"
            return f"{_quoted(given)} cannot be given: no arms, money, goods, training or fighters"
        case "nothing-named":
            return "does not say what is given: arms, money, goods, training or fighters"
        case "prisoners":
            return "fighters that are moved may be prisoners"
        case "agent-word":
            return f"needs {_listed(frame.agent_words, 'or')} as its subject{_not(roles['agent'])}"
        case "patient-word":
            return (
                f"needs {_listed(frame.patient_words, 'or')} as its object{_not(roles['patient'])}"
            )
        case "no-patient":
            return "has no object"
        case "patient-class":
            wanted = _listed(frame.patient_class, "or")
            return f"needs a word of the class {wanted} as its object{_not(roles['patient'])}"
        case "content-class":
            heads = [head for role in frame.content for head in roles[role]]
            wanted = _listed(frame.content_class, "or")
            return f"what it is about must be of the class {wanted}{_not(heads)}"
        case "complement":
            return f"needs {_listed(frame.complement, 'or')} beside it"
        case "unmodified":
            wanted = _listed(frame.modified_by, "or")
            return f"needs a word of the class {wanted} before it"
        case "modified":
            return f"a word of the class {_listed(frame.not_modified_by, 'or')} stands before it"
        case "read-above":
            return f"is read at “{roles.predicate.head.text}”"


def unpaired(refusal: Refusal, attempt: Attempt, strangers: dict[int, Nobody]) -> Reason:
    match refusal.why:
        case "no-source":
            text = _nobody_in("source", attempt, strangers)
        case "no-target":
            text = _nobody_in("target", attempt, strangers)
        case "no-pair":
            text = _too_few(attempt, strangers)
        case other:
            text = NEEDS[other].format(source=_said(refusal.source), target=_said(refusal.target))
    return Reason(code=refusal.why, text=text)


def _nobody_in(end: str, attempt: Attempt, strangers: dict[int, Nobody]) -> str:
    looks = [look for look in attempt.looks if look.end == end]
    if not looks:
        return f"no {end}: the frame has none with this word here"
    reasons = [
        nobody(head, strangers.get(head.i)).text
        for look in looks
        for head, found in look.found
        if not found
    ]
    empty = [look.role for look in looks if not look.heads]
    if empty:
        reasons.append(f"nothing stands in the role {_listed(dict.fromkeys(empty), 'or')}")
    if not reasons:
        heads = [head for look in looks for head in look.heads]
        reasons.append(f"{_quoted(heads)} cannot be it")
    return f"no {end}: {'; '.join(dict.fromkeys(reasons))}"


def _too_few(attempt: Attempt, strangers: dict[int, Nobody]) -> str:
    """Why there are no two who do it together."""
    tried = [(head, found) for look in attempt.looks for head, found in look.found]
    reasons = [nobody(head, strangers.get(head.i)).text for head, found in tried if not found]
    named = [mention.text for _, found in tried for mention in found]
    only = f"only {_listed(named, 'and')}" if named else "nobody"
    return "; ".join([f"no two actors: {only} is named in its role", *dict.fromkeys(reasons)])


def dropped(why: Dropped, pair: str) -> Reason:
    return Reason(code=why, text=f"{pair}: {DROPPED[why]}")


def _said(mention: Mention | None) -> str:
    return mention.text if mention is not None else "whoever says so"


def _quoted(tokens: Sequence[Token]) -> str:
    return _listed([token.text for token in tokens], "and")


def _not(tokens: Sequence[Token]) -> str:
    return f", not {_quoted(tokens)}" if tokens else ", and has none"


def _listed(words: Iterable[str], join: str) -> str:
    """ "“a”, “b” or “c”", long lists cut short."""
    quoted = [f"“{word}”" for word in words]
    if len(quoted) > 6:
        return ", ".join(quoted[:5]) + f" {join} {len(quoted) - 5} more"
    if len(quoted) < 2:
        return "".join(quoted)
    return f"{', '.join(quoted[:-1])} {join} {quoted[-1]}"
