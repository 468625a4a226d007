"""All regions put together: each is a little chart of its own, open beside any state of the big one.

| region | its states |
|---|---|
| DoLS | requested, acknowledged |
| hazard (self-neglect) | recorded, authorised, noted, reviewed, end authorised, ended |
| MARAC | DASH scored, prepared, referred (both addresses), heard, minutes extracted |
| sanction | proposed, approved (level 3), placed, increased or reduced, removed |
| establishment | identified, response decided, opened for several adults |
| trust | assessed, guidance followed, regulator considered, DBS decided |
| notice | drafted, anonymised, sent, logged |
"""

from collections.abc import Mapping
from types import MappingProxyType

from domain.kernel.case_events import CaseLinked
from domain.kernel.clocks import Clock
from domain.kernel.duty_events import DutyBreached
from domain.kernel.house_rules import SYSTEM
from domain.kernel.message import Event
from domain.safeguarding.advice import AdviceTable
from domain.safeguarding.file import unchanged
from domain.safeguarding.immediate import DolsRequested
from domain.safeguarding.regions import (
    dash,
    dols,
    establishment,
    establishment_crime,
    establishment_response,
    hazard,
    indicators,
    linked,
    marac,
    notifications,
    organisational,
    records,
    sanction_approval,
    sanction_plan,
    sanctions,
    self_neglect,
    trust,
)
from domain.safeguarding.regions.common import BESIDE, ENQUIRING, EVER, OPEN, of_roles
from domain.safeguarding.rows import Folding, Row, simply

__all__ = ["REGION_ADVICE", "REGION_CLOCKS", "REGION_EVENTS", "REGION_FOLDS", "REGION_ROWS"]

_DSO, _DIRECTOR, _MANAGER = of_roles("DSO"), of_roles("AssistantDirector"), of_roles("CommunityTeamManager")
_COMMISSIONING, _SERVICE = of_roles("AdultsCommissioning"), of_roles("Service")
_REFERRALS = of_roles("AreaReferralService")
_WORKER = of_roles("DSO", "IO", "SeniorPractitioner", "Practitioner")
"""Whoever works with the adult: the community team's practitioners beside the officers of the case."""

_DOLS = (
    Row("DoLS", dols.EstablishDolsStatus, OPEN, _WORKER, dols.establish_dols_status),
    Row("DoLS", dols.EscalateDeprivation, OPEN, _DSO, dols.escalate_deprivation),
    Row("DoLS", dols.AcknowledgeDols, BESIDE, _SERVICE | _DSO, dols.acknowledge_dols),
    Row("DoLS", dols.RecordDetention, OPEN, _WORKER, dols.record_detention),
)
_HAZARD = (
    Row("hazard", self_neglect.DecideSelfNeglectRoute, OPEN, _DSO, self_neglect.decide_self_neglect_route),
    Row("hazard", self_neglect.PassSelfNeglect, BESIDE, _REFERRALS, self_neglect.pass_self_neglect, "SN-ARS-PASS"),
    Row("hazard", hazard.RecordHazard, BESIDE, _WORKER, hazard.record_hazard),
    Row("hazard", hazard.AuthoriseHazard, BESIDE, _MANAGER, hazard.authorise_hazard, "SN-HAZARD-AUTH"),
    Row("hazard", hazard.AddWarningNote, BESIDE, _WORKER, hazard.add_warning_note),
    Row("hazard", hazard.ReviewHazard, BESIDE, _WORKER, hazard.review_hazard),
    Row("hazard", hazard.SignOffHazard, BESIDE, _MANAGER, hazard.sign_off_hazard, "SN-HAZARD-OPEN"),
    Row("hazard", hazard.EndWarningNote, BESIDE, _WORKER, hazard.end_warning_note),
)
_MARAC = (
    Row("MARAC", marac.FollowDomesticAbuseProtocol, OPEN, _WORKER, marac.follow_domestic_abuse_protocol),
    Row("MARAC", dash.CompleteDash, OPEN, _WORKER, dash.complete_dash),
    Row("MARAC", marac.PrepareMaracReferral, OPEN, _WORKER, marac.prepare_marac_referral),
    Row("MARAC", marac.SendMaracReferral, OPEN, _WORKER, marac.send_marac_referral),
    Row("MARAC", marac.ReturnMaracReferral, BESIDE, _SERVICE | _DSO, marac.return_marac_referral),
    Row("MARAC", marac.DecideAgainstMarac, OPEN, _WORKER, marac.decide_against_marac),
    Row("MARAC", marac.RecordMarac, BESIDE, _WORKER, marac.record_marac),
    Row("MARAC", marac.ExtractMaracMinutes, BESIDE, _WORKER, marac.extract_marac_minutes),
)
_SANCTION = (
    Row("17", sanction_approval.ProposeSanction, ENQUIRING, _DSO, sanction_approval.propose_sanction,
        "EST-SANCTION-AP"),
    Row("17", sanction_approval.ApproveSanction, BESIDE, _DIRECTOR, sanction_approval.approve_sanction,
        "EST-SANCTION-AP3"),
    Row("17", sanction_approval.DeclineSanction, BESIDE, _DIRECTOR, sanction_approval.decline_sanction,
        "EST-SANCTION-AP3"),
    Row("17", sanctions.PlaceSanction, ENQUIRING, _DSO, sanctions.place_sanction, "EST-SANCTION-AP"),
    Row("sanction", sanctions.PlaceQualitySanction, BESIDE, _COMMISSIONING, sanctions.place_quality_sanction,
        "EST-SANCTION-QIC"),
    Row("sanction", sanctions.IncreaseSanction, BESIDE, _DSO | _COMMISSIONING, sanctions.change_level,
        "EST-SANCTION-AP"),
    Row("sanction", sanctions.ReduceSanction, BESIDE, _DSO | _COMMISSIONING, sanctions.change_level,
        "EST-SANCTION-AP"),
    Row("sanction", sanctions.RemoveSanction, BESIDE, _DSO | _COMMISSIONING, sanctions.remove_sanction,
        "EST-SANCTION-AP"),
    Row("sanction", sanction_plan.AgreeProviderPlan, BESIDE, _DSO | _COMMISSIONING,
        sanction_plan.agree_provider_plan),
    Row("sanction", sanction_plan.ReportProviderPlan, BESIDE, _DSO | _COMMISSIONING,
        sanction_plan.report_provider_plan),
    Row("sanction", sanction_plan.SendSanctionForm, BESIDE, _DSO, sanction_plan.send_sanction_form),
    Row("sanction", sanction_plan.ConsiderPlacement, BESIDE, _WORKER | _COMMISSIONING,
        sanction_plan.consider_placement),
)  # fmt: skip
_ESTABLISHMENT = (
    Row("establishment", establishment.IdentifyEstablishment, OPEN, _WORKER, establishment.identify_establishment),
    Row("establishment", establishment.CheckMinorIncident, OPEN, _WORKER, establishment.check_minor_incident),
    Row("establishment", establishment.ReviewEarlierConcerns, OPEN, _WORKER, establishment.review_earlier_concerns),
    Row("establishment", establishment_response.DecideEstablishmentResponse, OPEN, _DSO,
        establishment_response.decide_establishment_response, "EST-QIC-JUDGEMENT"),
    Row("establishment", establishment.NameOtherAdult, OPEN, _WORKER, establishment.name_other_adult),
    Row("establishment", establishment.OpenEstablishmentEnquiry, ENQUIRING, _DSO,
        establishment.open_establishment_enquiry),
    Row("establishment", establishment_crime.ReportEstablishmentCrime, OPEN, _WORKER,
        establishment_crime.report_establishment_crime),
    Row("establishment", indicators.NoteIndicators, OPEN, _WORKER, indicators.note_indicators),
    Row("establishment", organisational.RaiseOrganisationalConcern, BESIDE, _WORKER,
        organisational.raise_organisational_concern),
    Row("establishment", organisational.RecordHomeAnswer, BESIDE, _WORKER, organisational.record_home_answer),
)  # fmt: skip
_TRUST = (
    Row("trust", trust.AssessPositionOfTrust, OPEN, _WORKER, trust.assess_position_of_trust),
    Row("trust", trust.FollowTrustGuidance, OPEN, _WORKER, trust.follow_trust_guidance),
    Row("trust", trust.ConsiderProfessionalRegulator, OPEN, _DSO, trust.consider_professional_regulator),
    Row("trust", trust.DecideDbsReferral, BESIDE, _DSO, trust.decide_dbs_referral),
)
_NOTICE = (
    Row("notice", notifications.DraftNotice, BESIDE, _WORKER, notifications.draft_notice),
    Row("notice", notifications.AnonymiseNotice, BESIDE, _WORKER, notifications.anonymise_notice),
    Row("notice", notifications.SendNotice, BESIDE, _WORKER, notifications.send_notice),
    Row("notice", notifications.LogNotice, BESIDE, _WORKER, notifications.log_notice),
)
_RECORD = (
    Row("record", records.SaveDocument, BESIDE, _WORKER, records.save_document),
    Row("record", records.ShareInformation, BESIDE, _WORKER, records.share_information),
    Row("record", records.ConfirmPersonSummary, OPEN, _WORKER, records.confirm_person_summary),
)

_LINKED = (
    Row("linked", linked.LearnOfSanction, EVER, of_roles(SYSTEM), linked.learn_of_sanction),
    Row("linked", linked.LearnOfEstablishmentEnquiry, EVER, of_roles(SYSTEM), linked.learn_of_enquiry),
)

REGION_ROWS: tuple[Row, ...] = (
    *_DOLS, *_HAZARD, *_MARAC, *_SANCTION, *_ESTABLISHMENT, *_TRUST, *_NOTICE, *_RECORD, *_LINKED
)  # fmt: skip

_OWN: Mapping[type[Event], Folding] = MappingProxyType({
    dols.DolsStatusEstablished: simply(dols.status_established),
    dols.DeprivationEscalated: simply(dols.deprivation_escalated),
    dols.DolsAcknowledged: simply(dols.dols_acknowledged),
    dols.DetentionRecorded: simply(dols.detention_recorded),
    self_neglect.SelfNeglectRouteDecided: simply(self_neglect.route_decided),
    self_neglect.SelfNeglectPassed: simply(unchanged),
    hazard.HazardRecorded: hazard.hazard_stands,
    hazard.HazardAuthorised: hazard.hazard_stands,
    hazard.WarningNoteAdded: hazard.hazard_stands,
    hazard.HazardReviewed: hazard.hazard_stands,
    hazard.HazardEndAuthorised: hazard.hazard_stands,
    hazard.WarningNoteEnded: hazard.hazard_stands,
    dash.DashCompleted: simply(dash.dash_completed),
    marac.DomesticAbuseProtocolFollowed: simply(marac.marac_stands),
    marac.MaracReferralPrepared: simply(marac.marac_stands),
    marac.MaracReferralSent: simply(marac.marac_stands),
    marac.MaracReferralMade: simply(marac.marac_stands),
    marac.MaracReferralReturned: simply(marac.marac_stands),
    marac.MaracDecidedAgainst: simply(marac.marac_stands),
    marac.MaracHeld: simply(marac.marac_stands),
    marac.MaracMinutesExtracted: simply(marac.marac_stands),
    sanction_approval.SanctionProposed: simply(sanction_approval.approval_stands),
    sanction_approval.SanctionApproved: simply(sanction_approval.approval_stands),
    sanction_approval.SanctionDeclined: simply(sanction_approval.approval_stands),
    sanctions.SanctionPlaced: sanctions.sanction_stands,
    sanctions.QualitySanctionPlaced: sanctions.sanction_stands,
    sanctions.SanctionIncreased: sanctions.sanction_stands,
    sanctions.SanctionReduced: sanctions.sanction_stands,
    sanctions.SanctionRemoved: sanctions.sanction_stands,
    sanction_plan.ProviderPlanAgreed: simply(sanction_plan.plan_stands),
    sanction_plan.ProviderPlanMet: simply(sanction_plan.plan_stands),
    sanction_plan.ProviderPlanFailed: simply(sanction_plan.plan_stands),
    sanction_plan.SanctionFormSent: simply(sanction_plan.form_sent),
    sanction_plan.PlacementConsidered: simply(unchanged),
    establishment.EstablishmentIdentified: simply(establishment.establishment_stands),
    establishment.MinorIncidentChecked: simply(establishment.establishment_stands),
    establishment.EarlierConcernsReviewed: simply(establishment.establishment_stands),
    establishment_response.EstablishmentResponseDecided: simply(establishment_response.response_decided),
    establishment.AdultNamed: simply(establishment.adult_named),
    establishment.EstablishmentEnquiryOpened: simply(establishment.establishment_stands),
    establishment_crime.EstablishmentCrimeReported: simply(establishment_crime.establishment_crime_reported),
    indicators.IndicatorsNoted: simply(unchanged),
    organisational.OrganisationalConcernRaised: simply(unchanged),
    organisational.HomeImproved: simply(unchanged),
    organisational.HomeNotImproved: simply(unchanged),
    trust.PositionOfTrustAssessed: simply(trust.trust_stands),
    trust.TrustGuidanceFollowed: simply(trust.trust_stands),
    trust.ProfessionalRegulatorConsidered: simply(trust.trust_stands),
    trust.DbsDecided: simply(trust.trust_stands),
    notifications.NoticeDrafted: simply(notifications.notice_stands),
    notifications.NoticeAnonymised: simply(notifications.notice_stands),
    notifications.NoticeSent: simply(notifications.notice_stands),
    notifications.NoticeLogged: simply(notifications.notice_stands),
    records.DocumentSaved: simply(unchanged),
    records.InformationShared: simply(unchanged),
    records.PersonSummaryConfirmed: simply(unchanged),
    linked.SanctionLearned: simply(linked.sanction_learned),
    linked.EstablishmentEnquiryLearned: simply(linked.enquiry_learned),
})  # fmt: skip

REGION_EVENTS: tuple[type[Event], ...] = tuple(_OWN)
"""The events that only the regions have."""

REGION_FOLDS: Mapping[type[Event], Folding] = MappingProxyType({
    **_OWN,
    DolsRequested: simply(dols.dols_requested),
    CaseLinked: simply(establishment.case_linked),
    DutyBreached: simply(sanction_plan.plan_breached),
})  # fmt: skip
"""What the regions make of an event; those of the chart and of the kernel are folded there first."""

REGION_CLOCKS: tuple[Clock, ...] = (
    sanction_plan.PLAN_CLOCK, hazard.HAZARD_CLOCK, organisational.HOME_ANSWERS
)  # fmt: skip

REGION_ADVICE: AdviceTable = MappingProxyType({
    self_neglect.DecideSelfNeglectRoute.tag(): (self_neglect.policy_advice,),
    organisational.RaiseOrganisationalConcern.tag(): (organisational.raising_advice,),
    organisational.RecordHomeAnswer.tag(): (organisational.answer_advice,),
})  # fmt: skip
