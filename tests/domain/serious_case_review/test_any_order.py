"""A review, given what all its scenario files say in any order: no crash, no duty lost, always a way on."""

from datetime import timedelta
from typing import Any

from tests.domain.any_order import SHORT, AnyOrder, said_in

Said = tuple[str, tuple[str, ...], dict[str, Any]]
SENT = {"marked": True, "sent_by": "secure_email"}
AGENCIES = ["probation", "police", "housing"]
EVERYBODY: tuple[str, ...] = ()
BY_CODE: dict[str, Said] = {
    "victims_told": ("RecordVictimContact", ("vic",), {
        "victim": "v1", "about": "progress", "liaised_with": "advocate", "cleared_with": "prosecutor"}),
    "other_reviews": ("IdentifyOtherReviews", ("cora",), {}),
    "learning_spread": ("SpreadLearning", ("bo",), {"to": AGENCIES, "national_team": True}),
    "media_lead": ("AgreeMediaLead", ("bo",), {
        "led_by": "ministry_of_justice", "lead_agency_consulted": True, "national_team_told": True,
        "press_office_told": True}),
    "report_to_victims": ("SetReviewTaskAside", ("cher",), {"task": "report_to_victims", "because": "Invented"}),
}  # fmt: skip
"""How what is owed is done; the rest is recorded in words."""
PEOPLE: tuple[Said, ...] = (
    ("AppointAuthor", ("cher",), {
        "author": "aida", "standing": "board_member", "no_connection": True, "no_line_management": True,
        "competences": ["offender_management_or_reviews", "operational_and_management_experience",
                        "investigation_and_interviewing", "understanding_of_the_agencies", "knowledge_of_mappa"]}),
    ("NameVictimContact", ("cher",), {"contact": "vic", "trained": True, "senior_and_experienced": True}),
    ("FormPanel", ("cher",), {"lay_adviser": "lay1", "nominees": dict.fromkeys(AGENCIES, "pam")}),
    ("AgreeTiming", ("cher",), {"prosecutor": True, "senior_investigating_officer": True}),
    ("SetTermsOfReference", ("bo",), {
        "terms": ["mappa_applied_effectively", "agencies_worked_together", "variations_from_policy",
                  "why_they_varied", "concerns_of_victims", "areas_for_improvement", "action_plan", "good_practice",
                  "report_to_the_board"], "since": "2020-01-06", "until": "2030-01-04"}),
    ("DecideVisorAccess", ("bo",), {"how": "extract"}),
    ("RecordVictimContact", ("vic",), {
        "victim": "v1", "about": "views_and_questions", "liaised_with": "advocate", "cleared_with": "prosecutor"}),
)  # fmt: skip
DRAFT: Said = ("DraftReport", ("aida",), {
    "mappa_o": True, "no_blame": True, "names_nobody": True, "victims_voice": True, "equality_addressed": True,
    "joint_contact_described": True})  # fmt: skip
SETTLE: tuple[Said, ...] = (
    ("ContinueReview", ("cher",), {"because": "Invented", "thresholds": ["public_confidence"],
                                   "public_interest": "Invented", "added_value": "Invented"}),
    ("DiscontinueReview", ("cher",), {"national_team_told": True, **SENT}),
)  # fmt: skip
WAY_ON: dict[str, tuple[Said, ...]] = {
    "": (("RecordSeriousFurtherOffence", ("polly",), {
        "person": "", "lead_agency": "probation", "charged_on": "2026-04-07",
        "offence": {"kind": "murder", "on": "2026-04-04"}, "levels": [{"level": 2, "since": "2025-06-02"}]}),),
    "SFO_CHARGED": (("SubmitMappaN", ("polly",), {"sections": [1, 2, 3, 4], **SENT}),),
    "WITH_COORDINATOR": (
        ("CorrectReviewFacts", ("cora",), {"offence": {"kind": "murder", "on": "2026-04-04"}}),
        ("ForwardMappaN", ("cora",), {"colleagues_told": True, **SENT}),
    ),
    "WITH_SMB_CHAIR": (
        ("DiscussWithBoard", ("cora",), {"on": "2026-04-07", "members": 2}),
        ("RejectReview", ("cher",), {"because": "Invented", "added_value": "Invented"}),
        ("CommissionReview", ("cher",), {"involved": AGENCIES}),
    ),
    "COMMISSIONED": (("InformAgencies", ("cher",), {
        "agencies": AGENCIES, "records_to_be_secured": True, "management_review_asked": True,
        "documents_by": "2099-12-31", "nominee_asked": True}),),
    "DEFERRED": (("AgreeStart", ("cher",), {"agreed_by": "other_prosecutor"}),),
    "PANEL_DUE": (*PEOPLE, ("HoldPanel", ("aida",), {"lay_adviser": True})),
    "REVIEWING": (*PEOPLE, DRAFT),
    "REPORT_DRAFT": (
        ("AppointAuthor", ("cher",), PEOPLE[0][2]), ("RecordO2", ("aida",), {"offender": True, "victims": True}),
        *(("RecordRepresentations", ("aida",), {"agency": agency}) for agency in AGENCIES),
        ("SendReportToBoard", ("aida",), SENT),
    ),
    "SMB_COMMENT": (
        ("CommentOnReport", ("bo",), {}),
        ("SendReportToNationalTeam", ("cher",), {"satisfied": True, **SENT}),
    ),
    "NMT_QA": (("GiveFeedback", ("nat",), {"written": True}), ("ConsiderFeedback", ("bo",), {"how": "Invented"})),
    "FEEDBACK_CONSIDERED": (
        *(("AnswerNationalRecommendation", ("nat",), {"recommendation": r, "accepted": True}) for r in ("r2", "r3")),
        ("ApproveReport", ("cher",), {"board_approved_on": "2026-04-07", "equality_considered": True}),
    ),
    "APPROVED": (("AgreeActionPlan", ("bo",), {"actions": {}}),),
}  # fmt: skip
"""What is done at each stage by the book, and by whom."""


class AnyOrderOfAReview(AnyOrder):
    """From the charge to the end of the action plan."""

    base = "serious_case_review/whole-life.yaml"
    book = "serious_case_review/whole-life.yaml"
    said = said_in("serious_case_review", "serious-case-review")
    longest = timedelta(days=480)

    def go_on(self) -> None:
        """Whether it goes on at all, what is owed, then the step of this stage."""
        file = self.told.case.file
        for name, by, fields in SETTLE if file.scope != "in" else ():
            self.told.do(name, *by, **fields)
        for name, by, fields in PEOPLE[:2] if file.owed and self.told.stage not in self.told.lifecycle.final else ():
            self.told.do(name, *by, **fields)
        for task in self.told.case.file.owed:
            self._done(task)
        for name, by, fields in WAY_ON.get(self.told.stage, ()):
            self.told.do(name, *by, **fields)
        if self.told.stage in {"APPROVED", "ACTION_PLAN_OPEN"}:
            self._plan()

    def _done(self, task: str) -> None:
        name, by, fields = BY_CODE.get(task, ("CompleteReviewTask", ("bo",), {"task": task, "words": "Invented"}))
        self.told.do(name, *by, **fields)

    def _plan(self) -> None:
        file = self.told.case.file
        wanted = {f"a-{each}": {"recommendation": each, "agency": "police", "words": "Invented"}
                  for each in file.report.recommendations}  # fmt: skip
        self.told.do("AgreeActionPlan", "bo", actions=wanted)
        plan = self.told.case.file.plan
        for name in plan.actions if plan else ():
            self.told.do("UpdateAction", "cora", action=name, done=True)
        self.told.do("ReportCompletion", "cher", **SENT)
        self.told.do("CloseReview", "cher")


AnyOrderOfAReview.TestCase.settings = SHORT
TestAnyOrder = AnyOrderOfAReview.TestCase
