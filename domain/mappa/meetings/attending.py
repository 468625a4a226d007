"""What should be so when a meeting begins: authority, preparation, the officers who know the case (13a.4 to 13a.11).

All of it is advice: whoever begins without it says why.
"""

from domain.kernel.circumstances import Circumstances
from domain.kernel.refusal import Objection
from domain.kernel.saying import unless
from domain.mappa.file import MappaFile
from domain.mappa.meetings.asking import told
from domain.mappa.meetings.bodies import kind_of
from domain.mappa.meetings.facts import category_of, lead_of
from domain.mappa.meetings.holding import AT_TABLE, OpenMeeting

__all__ = ["grade_advice", "officer_advice", "standing_advice"]

_POLICE = {2: ("inspector", "chief_inspector", "superintendent"), 3: ("chief_inspector", "superintendent")}
_PROBATION = {2: ("middle_manager", "senior_manager", "head"), 3: ("head", "senior_manager")}


def grade_advice(command: OpenMeeting, file: MappaFile, _: Circumstances) -> tuple[Objection | None, ...]:
    """The grades of the police (13a.7) and Probation (13a.10), or authority that was delegated (13a.5)."""
    meeting = file.meetings.current.get(command.meeting)
    if meeting is None:
        return ()
    return (
        _graded(command, "police", _POLICE[meeting.level], "MAPPA-MTG-AUTHORITY"),
        _graded(command, "probation", _PROBATION[meeting.level], "MAPPA-MTG-AUTHORITY"),
    )


def _graded(command: OpenMeeting, body: str, grades: tuple[str, ...], rule: str) -> Objection | None:
    ours = [each for each in command.attendees if kind_of(each.body) == body and each.capacity in AT_TABLE]
    enough = any(each.grade in grades or told(each.delegated_by) for each in ours)
    words = f"For {body} {' or '.join(grades)} comes, or somebody with delegated authority."
    return unless(enough or not ours, rule, words, "attendees")


def standing_advice(command: OpenMeeting, file: MappaFile, _: Circumstances) -> tuple[Objection | None, ...]:
    """Prepared people, a case they know, remote manners, the offender's views, the prison's report."""
    meeting = file.meetings.current.get(command.meeting)
    if meeting is None:
        return ()
    unprepared = sorted({each.body for each in command.attendees if not each.familiar})
    remote = meeting.remote or any(each.remote for each in command.attendees)
    owed = meeting.prison and meeting.prison not in meeting.mappa_f
    return (
        unless(not unprepared, "MAPPA-MTG-PREPARE", f"Not prepared: {', '.join(unprepared)}.", "attendees"),
        unless(command.etiquette or not remote, "MAPPA-MTG-REMOTE-ETIQUETTE",
               "Remind people of microphones, cameras and questions.", "etiquette"),
        unless("views_sought" in meeting.features, "MAPPA-MTG-OFFENDER-VIEWS",
               "Nobody sought the offender's views for this meeting."),
        unless(not owed, "MAPPA-CUS-MAPPA-F-2WD", f"The report of {meeting.prison} (MAPPA F) is not in."),
    )  # fmt: skip


def officer_advice(command: OpenMeeting, file: MappaFile, _: Circumstances) -> tuple[Objection | None, ...]:
    """Who manages the offender comes, or agreed cover; both forces where another area may take the case."""
    meeting = file.meetings.current.get(command.meeting)
    if meeting is None:
        return ()
    lead = lead_of(file)
    rule = "MAPPA-MTG-POLICE-MANAGER-CAT1" if category_of(file) == 1 else "MAPPA-MTG-POLICE-NAMED-OFFICER"
    forces = {each.body for each in command.attendees if kind_of(each.body) == "police"}
    moving = "area_change" in meeting.features and lead == "police"
    return (
        unless(lead != "police" or _knows_the_case(command, "police"), rule,
               "The officer who manages the offender attends, or agreed cover with the line manager.", "attendees"),
        unless(lead != "probation" or _knows_the_case(command, "probation"), "MAPPA-MTG-PROB-PRACTITIONER",
               "The Probation Practitioner attends, or agreed cover with the line manager.", "attendees"),
        unless(not moving or len(forces) > 1, "MAPPA-MTG-POLICE-BOTH-FORCES",
               "Another area may take the case: somebody of each force attends.", "attendees"),
    )  # fmt: skip


def _knows_the_case(command: OpenMeeting, body: str) -> bool:
    ours = (each for each in command.attendees if kind_of(each.body) == body)
    return any(each.capacity == "practitioner" or each.named_officer_cover for each in ours)
