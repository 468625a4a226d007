"""The chart's first half put together: from the list to the report and the court's decision."""

from domain.court_liaison import assessing, hearings, linking, listing, reporting, screening
from domain.court_liaison.roles import COURT, FMHP, MANAGER, PROBATION, PSYCHIATRIST, REFERRERS, SERVICE
from domain.court_liaison.rows import CourtRegion
from domain.court_liaison.stages import (
    AT_COURT,
    FIRST_LEVEL,
    FOLLOW_UP,
    LISTED,
    OASYS_IDENTIFIED,
    OM_ASSESSED,
    OPEN,
    PSYCH_REFERRED,
    REPORTED,
    REPORTING,
    SCREENED,
    TRIAGED,
)
from domain.kernel.chart import Row, simply
from domain.kernel.clocks import Clock

__all__ = ["ASSESSMENT", "COURT_REGIONS"]

_LISTED, _SCREENED, _FIRST_LEVEL, _TRIAGED = (frozenset({each}) for each in (LISTED, SCREENED, FIRST_LEVEL, TRIAGED))
_UNDECIDED = AT_COURT | {OASYS_IDENTIFIED, OM_ASSESSED}
_SPEAKS_FOR_COURT = COURT | FMHP | PROBATION | SERVICE
_DECIDED = (hearings.Disposed,)
_GIVEN = frozenset({REPORTING, REPORTED, FOLLOW_UP})


def _report_due(event: screening.NeedFound | hearings.HearingResumed) -> bool:
    """Whether the court has no report yet: it may be given again, and is owed once."""
    return isinstance(event, screening.NeedFound) or event.at not in {REPORTED, FOLLOW_UP}


LISTING = CourtRegion(
    name="listing",
    rows=(
        Row("none", listing.IdentifyPerson, frozenset(), REFERRERS | FMHP | MANAGER | SERVICE, listing.identify_person,
            "COURT-REF-WHO"),
        Row("LISTED", screening.ReceiveEscortRecord, _LISTED, FMHP | REFERRERS | SERVICE,
            screening.receive_escort_record),
        Row("LISTED", screening.ScreenEscortRecord, _LISTED, FMHP, screening.screen_escort_record,
            "COURT-SCREEN-PROACTIVE"),
        Row("LISTED", screening.ReferDefendant, _LISTED, REFERRERS | SERVICE, screening.refer_defendant,
            "COURT-REF-WHO"),
        Row("SCREENED", screening.FindNeed, _SCREENED, FMHP, screening.find_need, "COURT-SCREEN-REACTIVE"),
        Row("SCREENED", screening.FindNoNeed, _SCREENED, FMHP, screening.find_no_need, "COURT-SCREEN-REACTIVE"),
        Row("SCREENED", screening.RecordDeclined, _SCREENED | _FIRST_LEVEL, FMHP, screening.record_declined),
    ),
    folds={
        listing.DefendantListed: simply(listing.defendant_listed),
        listing.IdentifiedWithProbation: simply(listing.identified_with_probation),
        screening.EscortRecordReceived: simply(screening.escort_record_received),
        screening.EscortRecordScreened: simply(screening.escort_record_screened),
        screening.Referred: simply(screening.referred),
        screening.NeedFound: simply(screening.need_found),
        screening.NoNeedFound: simply(screening.no_need_found),
        screening.PersonDeclined: simply(screening.declined),
    },
    advice={"ScreenEscortRecord": (screening.afternoon,), "FindNoNeed": (screening.needs_nothing,)},
)  # fmt: skip

ASSESSMENT = CourtRegion(
    name="assessment",
    rows=(
        Row("FIRST_LEVEL", assessing.CompleteAssessment, _FIRST_LEVEL, FMHP, assessing.complete_assessment),
        Row("TRIAGED", assessing.FindSignificantDisorder, _TRIAGED, FMHP, assessing.find_significant_disorder,
            "COURT-PSYCH-REFER"),
        Row("TRIAGED", assessing.FindOtherNeed, _TRIAGED, FMHP, assessing.find_other_need, "COURT-TRIAGE"),
        Row("PSYCH_REFERRED", assessing.RecordPsychiatricOutcome, frozenset({PSYCH_REFERRED, LISTED}),
            FMHP | PSYCHIATRIST | SERVICE, assessing.record_outcome, "COURT-PSYCH-OUTCOME"),
    ),
    folds={
        assessing.AssessmentDone: simply(assessing.assessment_done),
        assessing.SignificantDisorderFound: simply(assessing.significant_disorder_found),
        assessing.OtherNeedFound: simply(assessing.other_need_found),
        assessing.PsychiatricOutcomeRecorded: simply(assessing.outcome_recorded),
    },
    clocks=(
        Clock(
            rule="COURT-PSYCH-OUTCOME", holder="LiaisonPsychiatrist",
            starts_on=(assessing.SignificantDisorderFound,), met_by=(assessing.PsychiatricOutcomeRecorded,),
            lapses_on=_DECIDED,
        ),
    ),
    advice={"CompleteAssessment": (assessing.practice_asked_for,)},
)  # fmt: skip

HEARINGS = CourtRegion(
    name="hearings",
    rows=(
        Row("any", hearings.MoveHearing, _UNDECIDED, _SPEAKS_FOR_COURT, hearings.move_hearing),
        Row("REPORTING", hearings.AdjournHearing, _UNDECIDED, _SPEAKS_FOR_COURT, hearings.adjourn_hearing),
        Row("LISTED", hearings.ResumeHearing, _LISTED, FMHP, hearings.resume_hearing),
        Row("REPORTED", hearings.RecordDisposal, _UNDECIDED, _SPEAKS_FOR_COURT, hearings.record_disposal),
        Row("REPORTING", reporting.GiveReport, _GIVEN, FMHP, reporting.give_report),
    ),
    folds={
        hearings.HearingMoved: simply(hearings.hearing_moved),
        hearings.Adjourned: simply(hearings.adjourned),
        hearings.HearingResumed: simply(hearings.hearing_resumed),
        hearings.CustodyChanged: simply(hearings.custody_changed),
        hearings.Disposed: simply(hearings.disposed),
        reporting.ReportGiven: simply(reporting.report_given),
    },
    clocks=(
        Clock(
            rule="COURT-REPORT-SAME-DAY", holder="ForensicMentalHealthPractitioner",
            starts_on=(screening.NeedFound, hearings.HearingResumed), met_by=(reporting.ReportGiven,),
            lapses_on=(hearings.Adjourned, *_DECIDED), moved_by=(hearings.HearingMoved,),
            only_if=_report_due, anchor=lambda event: event.hearing_on,
        ),
    ),
    advice={"GiveReport": (reporting.options_looked_for,), "RecordDisposal": (hearings.prison_not_told,)},
)  # fmt: skip

_FORMAL = linking.FormalReferralMade
_LINKED = (linking.Signposted, _FORMAL)

LINKS = CourtRegion(
    name="links",
    rows=(
        Row("any", linking.ContactAgency, OPEN, FMHP | PROBATION, linking.contact_agency),
        Row("REPORTED", linking.GiveAdvice, OPEN, FMHP, linking.give_advice),
        Row("REPORTED", linking.Signpost, OPEN, FMHP, linking.signpost),
        Row("REPORTED", linking.MakeFormalReferral, OPEN, FMHP, linking.make_formal_referral),
        Row("FOLLOW_UP", linking.RecordReferralOutcome, OPEN, FMHP | PROBATION | SERVICE,
            linking.record_referral_outcome),
        Row("FOLLOW_UP", linking.RecordEngagement, OPEN, FMHP | PROBATION, linking.record_engagement),
    ),
    folds={
        linking.AgencyContacted: simply(linking.agency_contacted),
        linking.AdviceGiven: simply(linking.advice_given),
        linking.Signposted: simply(linking.signposted),
        linking.FormalReferralMade: simply(linking.formal_referral_made),
        linking.ReferralAnswered: simply(linking.referral_answered),
        linking.Engaged: simply(linking.engaged),
        linking.NotEngaged: simply(linking.not_engaged),
    },
    clocks=(
        Clock(
            rule="COURT-FORMAL-REFERRAL", holder="ForensicMentalHealthPractitioner",
            starts_on=(assessing.AssessmentDone,), met_by=_LINKED,
        ),
        Clock(
            rule="COURT-FORMAL-REFERRAL-TRACK", holder="ForensicMentalHealthPractitioner", starts_on=(_FORMAL,),
            met_by=(linking.ReferralAnswered,), subject=lambda event: event.link,
        ),
        Clock(
            rule="COURT-FOLLOW-UP", holder="ForensicMentalHealthPractitioner", starts_on=_LINKED,
            met_by=(linking.Engaged, linking.NotEngaged), subject=lambda event: event.link,
        ),
    ),
)  # fmt: skip

COURT_REGIONS = (LISTING, ASSESSMENT, HEARINGS, LINKS)
