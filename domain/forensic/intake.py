"""The way in, from a referral's arrival to the Team Leader's decision, and the joint meeting beside it."""

from domain.forensic import decisions, referral, screening
from domain.forensic import joint_meeting as meeting
from domain.forensic.file import ForensicFile
from domain.forensic.law.referral import REFERRAL_RULES
from domain.forensic.outside import PersonDied
from domain.forensic.owed import TaskArose
from domain.forensic.roles import ADMIN, CARE_STAFF, SCREENER, SERVICE, SYSTEM
from domain.forensic.rows import ForensicRegion
from domain.forensic.stages import AWAITING_INFO, OPEN, RECEIVED, SCREENING, TAKEN_ON
from domain.kernel.chart import Row, simply
from domain.kernel.clocks import Clock
from domain.kernel.message import Event

__all__ = ["INTAKE"]

_RECEIVED, _SCREENING, _AWAITING = frozenset({RECEIVED}), frozenset({SCREENING}), frozenset({AWAITING_INFO})
_UNDECIDED = _RECEIVED | _SCREENING | _AWAITING
_MAILBOX = ADMIN | SCREENER | SERVICE
_SCREENS = "FOR-SCREEN-ACTOR"

_ROWS = (
    Row("none", referral.EmailReferral, frozenset(), _MAILBOX, referral.email_referral, "FOR-REF-MAILBOX-MONITOR"),
    Row("RECEIVED", referral.ReturnReferral, _RECEIVED, SCREENER, referral.return_referral, _SCREENS),
    Row("RECEIVED", screening.StartScreening, _RECEIVED, SCREENER, screening.start_screening, _SCREENS),
    Row("SCREENING", screening.RequestMoreInformation, _SCREENING, SCREENER, screening.ask_information, _SCREENS),
    Row("AWAITING_INFO", screening.ReceiveInformation, _AWAITING, _MAILBOX, screening.receive_information),
    Row("AWAITING_INFO", screening.ResumeScreening, _AWAITING, SCREENER, screening.resume_screening, _SCREENS),
    Row("SCREENING", screening.ApplyVulnerableAdultsProtocol, _UNDECIDED, SCREENER, screening.apply_protocol, _SCREENS),
    Row("SCREENING", decisions.AcceptReferral, _SCREENING, SCREENER, decisions.accept_referral, _SCREENS),
    Row("SCREENING", decisions.RedirectReferral, _SCREENING, SCREENER, decisions.redirect_referral, _SCREENS),
    Row("SCREENING", decisions.DeclineReferral, _SCREENING, SCREENER, decisions.decline_referral, _SCREENS),
    Row("any", screening.GivePrivacyNotice, OPEN, CARE_STAFF | ADMIN, screening.give_privacy_notice),
    Row("joint meeting", meeting.DiscussAtJointMeeting, TAKEN_ON, SCREENER | SYSTEM, meeting.discuss),
)

_DECIDED = (decisions.ReferralAccepted, decisions.ReferralRedirected, decisions.ReferralDeclined)

_CLOCKS = (
    Clock(
        rule="FOR-SCREEN-5WD",
        holder="TeamLeader",
        starts_on=(referral.ReceiptFixed,),
        met_by=_DECIDED,
        lapses_on=(referral.ReferralReturned, PersonDied),
        only_if=lambda event: event.for_screening,
    ),
    Clock(
        rule="FOR-JOINT-MTG-ALL-ACCEPTED",
        holder="TeamLeader",
        starts_on=(decisions.ReferralAccepted,),
        met_by=(meeting.DiscussedAtJointMeeting,),
        lapses_on=(PersonDied,),
        agreed=lambda event: event.joint_meeting_on,
    ),
)


def _brings(_: ForensicFile, event: Event) -> tuple[Event, ...]:
    """What is owed from the way in on."""
    match event:
        case referral.ReceiptFixed(for_screening=True):
            return (TaskArose.of("privacy_notice", "the person was referred"),)
        case screening.VulnerableAdultsProtocolApplied(applies=True):
            return (TaskArose.of("vulnerable_adults_protocol", "the protocol applies"),)
        case decisions.ReferralAccepted():
            return (TaskArose.of("referrer_told", "the referral was accepted"),)
        case _:
            return ()


INTAKE = ForensicRegion(
    name="intake",
    rows=_ROWS,
    folds={
        referral.ReferralEmailed: simply(referral.referral_emailed),
        referral.ReceiptFixed: simply(referral.receipt_fixed),
        referral.ReferralReturned: simply(referral.referral_returned),
        screening.ScreeningStarted: simply(screening.started),
        screening.MoreInformationRequested: screening.information_asked,
        screening.InformationReceived: simply(screening.information_came),
        screening.ScreeningResumed: simply(screening.information_came),
        screening.VulnerableAdultsProtocolApplied: simply(screening.protocol_applied),
        screening.PrivacyNoticeGiven: simply(screening.privacy_given),
        decisions.ReferralAccepted: decisions.accepted,
        decisions.ReferralRedirected: decisions.redirected,
        decisions.ReferralDeclined: decisions.declined,
        meeting.DiscussedAtJointMeeting: simply(meeting.discussed),
    },
    clocks=_CLOCKS,
    rules=REFERRAL_RULES,
    brings=_brings,
)
