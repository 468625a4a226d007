"""The three decisions that end screening: accepted, redirected, declined (000 para 3, 6.4).

A decision that ends the case leaves nothing owed behind it: the person has the privacy notice, the referrer knows why,
and the vulnerable adults protocol was followed where it applies.
"""

from datetime import date
from typing import Literal

from pydantic import Field

from domain.asking import day_of
from domain.forensic.criteria import (
    Findings,
    core_objections,
    excluded,
    redirect_services,
    restricted,
    route_objections,
    usual_profile,
)
from domain.forensic.file import ForensicFile, Route, changed, referred
from domain.forensic.joint_meeting import next_joint_meeting
from domain.forensic.owed import owing_objections
from domain.forensic.screening import Notice, PrivacyNoticeGiven
from domain.forensic.stages import ACCEPTED, DECLINED, REDIRECTED
from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.happened import Happened
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event
from domain.kernel.refusal import Objection
from domain.kernel.saying import said, unless, unless_refused

__all__ = [
    "AcceptReferral", "DeclineReferral", "RedirectReferral", "ReferralAccepted", "ReferralDeclined",
    "ReferralRedirected", "accept_referral", "accepted", "decline_referral", "declined", "redirect_referral",
    "redirected",
]  # fmt: skip


class Decision(Advised):
    """What every screening decision says: the findings, and the reasons for the response."""

    findings: Findings
    response: str = Field(min_length=3, max_length=20_000, description="The response to the referrer, with reasons")


class AcceptReferral(Decision):
    """Take the person on."""

    type: Literal["AcceptReferral"] = "AcceptReferral"


class ReferralAccepted(Event):
    """The person is taken on: two weeks to allocate, and a place on the next joint meeting's agenda."""

    type: Literal["ReferralAccepted"] = "ReferralAccepted"
    findings: Findings
    response: str
    route: Route
    usual_profile: bool
    restricted: bool
    joint_meeting_on: date | None = Field(default=None, description="The next joint meeting; None: no weekday is set")


class EndingDecision(Decision):
    """A decision that ends the case here: nothing may stay owed behind it, so it says what was done at once."""

    referrer_told: str = Field(default="", max_length=400, description="How the referrer was told the response")
    notice: Notice | None = Field(default=None, description="The privacy notice, if it is given with this decision")


class RedirectReferral(EndingDecision):
    """Send the referral to the specialist service: only with an excluding diagnosis."""

    type: Literal["RedirectReferral"] = "RedirectReferral"


class ReferralRedirected(Event):
    """The referral went to other services."""

    type: Literal["ReferralRedirected"] = "ReferralRedirected"
    findings: Findings
    response: str
    services: tuple[str, ...]
    referrer_told: str


class DeclineReferral(EndingDecision):
    """Do not take the person on: a criterion fails, or another route has no ground."""

    type: Literal["DeclineReferral"] = "DeclineReferral"


class ReferralDeclined(Event):
    """The referral was declined, for these rules."""

    type: Literal["ReferralDeclined"] = "ReferralDeclined"
    findings: Findings
    response: str
    because: tuple[str, ...]
    referrer_told: str


def accept_referral(command: AcceptReferral, file: ForensicFile, now: Circumstances) -> Ruling:
    """Not excluded, and all five criteria, and a route."""
    findings = command.findings
    return unless_refused(
        (
            *excluded(findings),
            *core_objections(findings, file, now.today),
            *route_objections(findings),
            _protocol_answered(file),
        ),
        ReferralAccepted(
            findings=findings, response=command.response, route=findings.legal.route,
            usual_profile=usual_profile(findings.legal), restricted=restricted(findings.legal),
            joint_meeting_on=next_joint_meeting(now),
        ),
    )  # fmt: skip


def redirect_referral(command: RedirectReferral, file: ForensicFile, _: Circumstances) -> Ruling:
    """Only who is excluded goes to the specialist services, and then to each of them that the diagnoses name."""
    services = redirect_services(command.findings)
    words = "Only a diagnosis of autism or of a learning disability redirects: accept or decline."
    return unless_refused(
        (unless(services, "FOR-EXCL-REDIRECT", words, "findings"), *_nothing_left(command, file)),
        *_with_notice(command, file),
        ReferralRedirected(
            findings=command.findings,
            response=command.response,
            services=services,
            referrer_told=command.referrer_told,
        ),
    )


def decline_referral(command: DeclineReferral, file: ForensicFile, now: Circumstances) -> Ruling:
    """For the rules that stand in the way, and for nothing else; an excluding diagnosis redirects instead."""
    findings = command.findings
    against = (*core_objections(findings, file, now.today), *route_objections(findings))
    because = tuple(dict.fromkeys(each.rule for each in against if each))
    redirect = "The diagnosis redirects to a specialist service: redirect, so that the person is not left without one."
    ground = "The findings meet all criteria: there is no ground to decline."
    return unless_refused(
        (
            unless(not redirect_services(findings), "FOR-EXCL-REDIRECT", redirect, "findings"),
            unless(because, "FOR-ELIG-CORE", ground, "findings"),
            *_nothing_left(command, file),
        ),
        *_with_notice(command, file),
        ReferralDeclined(
            findings=findings, response=command.response, because=because, referrer_told=command.referrer_told
        ),
    )


def accepted(file: ForensicFile, event: ReferralAccepted, happened: Happened) -> ForensicFile:
    """Taken on."""
    said = referred(file, decided_on=day_of(happened), route=event.route, meeting_on=event.joint_meeting_on)
    return changed(said, stage=ACCEPTED, restricted=event.restricted)


def redirected(file: ForensicFile, event: ReferralRedirected, happened: Happened) -> ForensicFile:
    """With others."""
    return changed(referred(file, decided_on=day_of(happened), services=event.services), stage=REDIRECTED)


def declined(file: ForensicFile, event: ReferralDeclined, happened: Happened) -> ForensicFile:
    """Not taken on."""
    return changed(referred(file, decided_on=day_of(happened), because=event.because), stage=DECLINED)


def _nothing_left(command: EndingDecision, file: ForensicFile) -> tuple[Objection | None, ...]:
    """Who is not taken on has the notice, the referrer knows why, and the protocol was followed where it applies."""
    notice = "Everyone referred is given the privacy notice: give it with this decision at the latest."
    told = "Say how the referrer was told the response and its reasons."
    return (
        _protocol_answered(file),
        unless(file.privacy_notice or command.notice, "FOR-PRIVACY-NOTICE", notice, "notice"),
        unless(said(command.referrer_told), "FOR-SCREEN-RESPONSE", told, "referrer_told"),
        *owing_objections(file, leave_out=("privacy_notice",)),
    )


def _with_notice(command: EndingDecision, file: ForensicFile) -> tuple[Event, ...]:
    if command.notice is None or file.privacy_notice:
        return ()
    return (PrivacyNoticeGiven.model_validate(command.notice.model_dump()),)


def _protocol_answered(file: ForensicFile) -> Objection | None:
    words = "Record first whether the vulnerable adults joint working protocol applies."
    return unless(file.va_protocol is not None, "FOR-SCREEN-VA-PROTOCOL", words)
