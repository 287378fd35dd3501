"""Why a whole sentence holds no claim, in one line."""

from __future__ import annotations

from typing import get_args

from loaders.extract.explain.model import ExplainedSentence, Reason
from loaders.extract.trace import Misfit


def silence(sentence: ExplainedSentence) -> Reason | None:
    """None where there is a claim. What came nearest to one gives the reason: a pair that was
    dropped, then a frame with one end empty, then a frame that did not fit, then a word."""
    if sentence.claims:
        return None
    reasons = [
        (trigger.text, reason)
        for trigger in sentence.triggers
        for frame in trigger.frames
        for reason in frame.reasons
    ]
    if reasons:
        word, reason = min(reasons, key=lambda each: _distance(each[1]))
        return Reason(code=reason.code, text=f"“{word}”: {reason.text}")
    if sentence.misused:
        return sentence.misused[0].why
    return Reason(code="no-trigger", text="no word of any frame stands in it")


def _distance(reason: Reason) -> int:
    """How far from a claim a reason stands."""
    if reason.code in ("no-source", "no-target", "no-pair"):
        return 1
    if reason.code in ("no-goods", "nothing-named"):
        return 2
    return 3 if reason.code in get_args(Misfit) else 0
