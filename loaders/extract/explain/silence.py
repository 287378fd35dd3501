"""Why a trigger, or a whole sentence, gave no claim, in one line each."""

from __future__ import annotations

from typing import get_args

from loaders.extract.explain.model import ExplainedSentence, Reason, Trigger
from loaders.extract.trace import Misfit


def silence(sentence: ExplainedSentence) -> Reason | None:
    """None where there is a claim. Otherwise what came nearest to one gives the reason: a trigger,
    or a word that only looked like one."""
    if sentence.claims:
        return None
    reasons = [reason for trigger in sentence.triggers if (reason := nearest(trigger)) is not None]
    if reasons:
        return min(reasons, key=_distance)
    if sentence.misused:
        return sentence.misused[0].why
    return Reason(code="no-trigger", text="no word of any frame stands in it")


def nearest(trigger: Trigger) -> Reason | None:
    """Why a trigger gave no claim, by the frame that came nearest to one: a pair that was dropped,
    then a frame with one end empty, then one whose words did not fit. None if it gave one."""
    reasons = [reason for frame in trigger.frames for reason in frame.reasons]
    if not reasons or any(frame.claims for frame in trigger.frames):
        return None
    reason = min(reasons, key=_distance)
    return Reason(code=reason.code, text=f"“{trigger.text}”: {reason.text}")


def _distance(reason: Reason) -> int:
    """How far from a claim a reason stands."""
    if reason.code in ("no-source", "no-target", "no-pair"):
        return 1
    if reason.code in ("no-goods", "nothing-named"):
        return 2
    return 3 if reason.code in get_args(Misfit) else 0
