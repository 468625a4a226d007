"""The region planning put together."""

from domain.kernel.chart import Row, simply
from domain.kernel.owing import laws_of
from domain.patient.file import unchanged
from domain.patient.owed.obligations import bringing
from domain.patient.planning import meeting, screening
from domain.patient.planning.law import PLANNING_RULES
from domain.patient.planning.owes import PLANNING_OWES
from domain.patient.roles import CLINICIAN, COORDINATOR, PROBATION, SERVICE, WARD
from domain.patient.rows import PatientRegion
from domain.patient.stages import OPEN, UNDER_THE_ACT

__all__ = ["PLANNING"]

_LEAD = WARD | PROBATION

PLANNING = PatientRegion(
    name="planning",
    rows=(
        Row("discharge_planned", meeting.HoldCareMeeting, UNDER_THE_ACT, WARD, meeting.hold_care_meeting),
        Row(
            "discharge_planned",
            meeting.ContactProbation,
            UNDER_THE_ACT,
            CLINICIAN,
            meeting.contact_probation,
            "MDO-N37-CONTACT",
        ),
        Row("discharge_planned", meeting.PlanAccommodation, UNDER_THE_ACT, WARD, meeting.plan_accommodation),
        Row("discharge_planned", screening.ScreenLevel, OPEN, _LEAD, screening.screen_level),
        Row("discharge_planned", screening.SendMappaReferral, OPEN, _LEAD, screening.send_mappa_referral),
        Row("discharge_planned", screening.RecordLevel, OPEN, COORDINATOR | WARD | SERVICE, screening.record_level),
        Row("discharge_planned", screening.ApplyForWork, OPEN, WARD, screening.apply_for_work),
    ),
    folds={
        meeting.CareMeetingHeld: simply(meeting.care_meeting_held),
        meeting.ProbationContacted: simply(meeting.probation_contacted),
        meeting.AccommodationPlanned: simply(meeting.accommodation_planned),
        screening.LevelScreened: simply(screening.level_screened),
        screening.MappaReferralSent: simply(screening.mappa_referral_sent),
        screening.LevelSet: simply(screening.level_set),
        screening.WorkAppliedFor: simply(unchanged),
    },
    rules=(*PLANNING_RULES, *laws_of(PLANNING_OWES)),
    advice={
        meeting.HoldCareMeeting.tag(): (meeting.meeting_advice,),
        screening.ScreenLevel.tag(): (screening.screening_advice,),
    },
    brings=bringing(PLANNING_OWES),
)
