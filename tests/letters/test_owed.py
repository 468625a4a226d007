"""Which letters a case owes, and that no fact slips into one that its reader may not see."""

import types
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Annotated, Any, Literal, Union, get_args, get_origin
from uuid import UUID

import pytest

from domain.kernel.happened import Happened
from domain.kernel.message import Event, Message
from domain.letters.due import LetterDue
from domain.letters.paper import words_on
from domain.safeguarding.actions import MeetingInvited
from domain.safeguarding.agencies import OthersCaused
from domain.safeguarding.concern_closing import ConcernClosed
from domain.safeguarding.enquiry import MultiAgencyMeetingHeld
from domain.safeguarding.file import Closing, Feedback, SafeguardingFile, TorTask
from domain.safeguarding.immediate import CommissionerInformed, RegulatorInformed
from domain.safeguarding.letter_outcomes import LetterOutcomeRecorded, letter_outcome_recorded
from domain.safeguarding.letters import errands, letters_of
from domain.safeguarding.lifecycle import SAFEGUARDING
from domain.safeguarding.outcome import EnquiryClosed
from domain.safeguarding.regions.dash_form import Dash
from domain.safeguarding.regions.marac import MaracReferralPrepared
from domain.safeguarding.regions.sanction_plan import SanctionFormSent
from domain.safeguarding.regions.state import Marac, Regions
from domain.safeguarding.triage import ConcernProgressed
from tests.letters.samples import REFERENCE

NOW = datetime(2026, 7, 1, 23, 30, tzinfo=UTC)
"""In London it is the second of July already."""

FILE = SafeguardingFile(
    dso="dana", team="Thanet", setting="care_home", content=("neglect",), enquiry_type="statutory",
    tor_tasks=(
        TorTask(id="t1", words="Send the records", who="invented-care", by=date(2026, 7, 10)),
        TorTask(id="t2", words="For another agency only", who="police", by=date(2026, 7, 10)),
    ),
)  # fmt: skip


def of(event: Event, file: SafeguardingFile = FILE) -> dict[tuple[str, str], Any]:
    owed = letters_of(file, Happened(event, NOW, NOW, "dana", "2026"))
    return {(due.letter.kind, due.reader.key): due for due in owed}


def closing(letter: str | None, text: str = "") -> Closing:
    return Closing(
        reason="criteria_not_met", rationale="for the record", outcome="inconclusive",
        checklist={"done": ()}, feedback=Feedback(letter=letter, text=text),
    )  # fmt: skip


def test_a_statutory_enquiry_tells_the_referrer_in_the_words_written_for_the_referrer():
    """S42-FB-MET."""
    event = ConcernProgressed(enquiry_type="statutory", why="internal", told_referrer="We look into the falls.")
    due = of(event)["criteria_met", "referrer"]
    assert (due.letter.rationale, due.letter.gaps()) == ("We look into the falls.", ())
    assert "internal" not in " ".join(words_on(due.letter.paper(REFERENCE)))


def test_without_words_for_the_referrer_the_letter_waits_and_takes_none_from_the_record():
    due = of(ConcernProgressed(enquiry_type="statutory", why="internal"))["criteria_met", "referrer"]
    assert [gap.rule for gap in due.letter.gaps()] == ["S42-FB-MET"]


def test_a_non_statutory_enquiry_is_no_criteria_met():
    assert of(ConcernProgressed(enquiry_type="non_statutory", why="x")) == {}


def test_who_asked_to_stay_anonymous_gets_no_letter():
    anonymous = FILE.model_copy(update={"anonymous": True})
    assert of(ConcernProgressed(enquiry_type="statutory", why="x"), anonymous) == {}


@pytest.mark.parametrize("kind", ["criteria_met", "criteria_not_met", "enquiry_closed"])
def test_a_closure_brings_the_letter_that_the_dso_chose(kind):
    """S42-FB-TEMPLATES."""
    due = of(ConcernClosed(closing=closing(kind, "What else helps.")))[kind, "referrer"]
    assert due.letter.rationale == "What else helps."


def test_the_adult_is_told_in_the_words_written_for_the_adult():
    """S42-FB-WHO."""
    said = closing("criteria_not_met", "for the referrer")
    told = said.model_copy(update={"feedback": said.feedback.model_copy(update={"adult_text": "You are safe now."})})
    owed = of(ConcernClosed(closing=told))
    assert set(owed) == {("criteria_not_met", "referrer"), ("outcome_for_adult", "adult")}
    words = " ".join(words_on(owed["outcome_for_adult", "adult"].letter.paper(REFERENCE)))
    assert "You are safe now." in words
    assert "for the re" not in words


def test_each_body_is_told_what_was_written_for_it_alone():
    """S42-FB-WHO, S42-FB-AGENCY-CONTACT."""
    said = closing("enquiry_closed")
    bodies = {"police": "No offence was found.", "invented-care": "Please train the night staff by June."}
    told = said.model_copy(update={"feedback": said.feedback.model_copy(update={"bodies": bodies})})
    owed = of(EnquiryClosed(closing=told))
    assert {key for kind, key in owed if kind == "outcome_for_body"} == {"agency:police", "agency:invented-care"}
    words = " ".join(words_on(owed["outcome_for_body", "agency:police"].letter.paper(REFERENCE)))
    assert "No offence was found." in words
    assert "night staff" not in words


def test_a_closure_without_a_letter_owes_none():
    assert of(ConcernClosed(closing=closing(None))) == {}


def test_whoever_had_the_form_gets_it_again_with_its_outcome():
    """EST-CQC-RESEND."""
    told = FILE.model_copy(update={"told": frozenset({"regulator", "commissioner", "police"})})
    owed = of(EnquiryClosed(closing=closing("enquiry_closed")), told)
    assert set(owed) == {
        ("enquiry_closed", "referrer"),
        ("provider_concern_outcome", "regulator:CQC"),
        ("provider_concern_outcome", "commissioner:Adults Commissioning"),
    }
    assert owed["provider_concern_outcome", "regulator:CQC"].letter.outcome == "inconclusive"
    assert set(of(EnquiryClosed(closing=closing("enquiry_closed")))) == {("enquiry_closed", "referrer")}


def test_regulator_and_commissioner_get_the_form_by_codes():
    """EST-CQC-FORM, EST-COMMISSIONER."""
    letter = of(RegulatorInformed(regulator="CQC"))["provider_concern_notice", "regulator:CQC"].letter
    assert (letter.setting, letter.types_of_abuse) == ("care_home", ("neglect",))
    assert of(CommissionerInformed(commissioner="icb"))["provider_concern_notice", "commissioner:icb"]


def test_an_agency_gets_its_own_tasks_and_no_other_agencys():
    """S42-CO-FORM-P1."""
    event = OthersCaused(agency="invented-care", tasks=("t1",), why="holds the records", reply_by=date(2026, 7, 10))
    letter = of(event)["caused_agency_request", "agency:invented-care"].letter
    assert [task.words for task in letter.tasks] == ["Send the records"]
    assert letter.reply_by == date(2026, 7, 10)


def test_the_sanction_template_goes_to_adults_commissioning():
    """EST-SANCTION-FORM."""
    event = SanctionFormSent(
        service="invented-care", process="place", level=2, service_category="residential",
        client_category="older_people", service_name="Invented House", service_address="3 Invented Road",
        contact_name="Ms Contact", sent_to="adults_commissioning",
    )  # fmt: skip
    due = of(event)["sanction_notice", "commissioner:adults_commissioning"]
    assert due.letter.gaps() == ()


def test_each_who_is_invited_and_each_who_attended_gets_a_letter():
    """S42-MEET-MINUTES."""
    invited = of(MeetingInvited(on=date(2026, 7, 9), invited=("gp", "police"), harmful_because="trauma"))
    assert {key for _, key in invited} == {"participant:gp", "participant:police"}
    held = MultiAgencyMeetingHeld(attended=("gp",), other_way="it would have harmed her", about="findings")
    letter = of(held)["meeting_minutes", "participant:gp"].letter
    assert [gap.field for gap in letter.gaps()] == ["discussed"]
    assert "harmed" not in " ".join(words_on(letter.paper(REFERENCE)))
    assert letter.held_on == date(2026, 7, 2)


def test_a_letter_is_dated_by_the_london_day_on_which_it_was_owed():
    due = of(RegulatorInformed(regulator="CQC"))["provider_concern_notice", "regulator:CQC"]
    assert (due.dated, due.signed_by, due.team) == (date(2026, 7, 2), "dana", "Thanet")


def test_letters_leave_as_errands_and_their_arrival_is_kept():
    happened = Happened(RegulatorInformed(regulator="CQC"), NOW, NOW, "dana", "2026")
    assert [errand.kind for errand in errands(FILE, happened)] == ["letter"]
    outcome = {"letter": "letter/x/1/0", "kind": "provider_concern_notice", "reader": "regulator", "reader_code": "CQC"}
    arrived = letter_outcome_recorded(FILE, LetterOutcomeRecorded(**outcome, outcome="delivered"))
    assert arrived.letters_delivered == {"provider_concern_notice/regulator:CQC"}
    assert letter_outcome_recorded(FILE, LetterOutcomeRecorded(**outcome, outcome="failed")) == FILE


def test_the_marac_form_goes_to_both_and_asks_for_whom_it_is_about():
    """DA-MARAC-BOTH: the co-ordinator of the victim's area, and the IDVA service of the district."""
    event = MaracReferralPrepared(
        victim_district="thanet", agency="Example County Council", last_incident="pushed", contact_risk="He reads it.",
        legal_basis={"a": ("official_authority",)},
    )  # fmt: skip
    owed = of(event)
    assert set(owed) == {("marac_referral", "marac:thanet"), ("marac_referral", "idva:idva_east")}
    letter = owed["marac_referral", "idva:idva_east"].letter
    assert (letter.contact_risk, letter.contact_risk_details) == ("yes", "He reads it.")
    assert letter.legal_bases == ("A: official authority",)
    assert "victim" in {gap.field for gap in letter.gaps()}


def test_a_dash_of_another_agency_goes_with_the_marac_form_as_the_document_that_it_is():
    """DA-DASH-ALT, DA-MARAC-COMPLETE: its total and what was added stand on the form, the checklist is enclosed."""
    dash = Dash(own_version="upload/x", total_yes=17, other_factors="The separation.", completed_on=NOW.date())
    marac = Marac(state="scored", score=17, high_risk=True, dash=dash)
    file = FILE.model_copy(update={"regions": Regions(marac=marac)})
    letter = of(MaracReferralPrepared(victim_district="thanet", dash_attached=True), file)[
        "marac_referral", "marac:thanet"
    ].letter
    assert [(each.document, each.kind) for each in letter.enclosures()] == [("upload/x", "dash")]
    words = " ".join(words_on(letter.paper(REFERENCE)))
    assert "The separation." in words
    assert "enclosed as a document of its own" in words
    assert "17" in words


# What a letter may hold of the file and of the event that owes it: everything else must never be found on one.
ALLOWED = {
    "criteria_met": {"event.told_referrer", "event.closing.feedback.text"},
    "criteria_not_met": {"event.closing.feedback.text"},
    "enquiry_closed": {"event.closing.feedback.text"},
    "outcome_for_adult": {"event.closing.feedback.adult_text"},
    "outcome_for_body": {"event.closing.feedback.bodies"},
    "caused_agency_request": {
        "event.why", "event.concern", "event.outcomes_wanted", "file.tor_tasks[].words",
    },
    "provider_concern_notice": {"file.setting", "file.content[]"},
    "provider_concern_outcome": {"file.setting", "file.content[]", "event.closing.outcome"},
    "sanction_notice": {
        "event.service_name", "event.service_address", "event.contact_name", "event.cluster",
        "event.contract_numbers[]",
    },
    "marac_referral": {
        "event.agency", "event.practitioner_contact", "event.other_area_marac", "event.safe_contact",
        "event.language_and_interpreter", "event.not_aware_because", "event.last_incident", "event.why_high_risk_now",
        "event.background", "event.weapons_and_licence", "event.contact_risk", "event.speak_first_number",
         "event.legal_basis.a[]",
        "event.legal_basis.b[]", "event.legal_basis.c[]", "event.legal_basis.d[]", "file.crime_number",
        "file.regions.marac.dash.other_factors", "file.regions.marac.dash.weapons_access",
        "file.regions.marac.dash.priorities",
    },
    "meeting_invitation": {"event.at", "event.place", "event.safe_place"},
    "meeting_minutes": {"event.about", "event.discussed", "event.actions[].words", "event.actions[].agency"},
}  # fmt: skip


@pytest.mark.parametrize("event_type", SAFEGUARDING.events, ids=lambda each: each.__name__)
@pytest.mark.parametrize("feedback", ["criteria_met", "criteria_not_met", "enquiry_closed"])
def test_no_fact_outside_the_allow_list_of_a_kind_can_stand_on_it(event_type, feedback):
    """Every text of event and file carries its own path; what is found on the paper must be on the kind's list."""
    event, file = _marked(event_type, "event"), _marked(SafeguardingFile, "file")
    _choose(event, file, feedback)
    for due in letters_of(file, Happened(event, NOW, NOW, "dana", "2026")):
        text = _text_on(due)
        found = {path for path in _paths(event, "event") | _paths(file, "file") if _mark(path) in text}
        assert found <= ALLOWED[due.letter.kind], due.letter.kind


def test_the_marks_would_be_found():
    """The test above can fail: what is allowed is seen on the paper."""
    event, file = _marked(ConcernProgressed, "event"), _marked(SafeguardingFile, "file")
    _choose(event, file, "criteria_met")
    (due,) = letters_of(file, Happened(event, NOW, NOW, "dana", "2026"))
    assert _mark("event.told_referrer") in _text_on(due)
    assert len(_paths(file, "file")) > 30


def _choose(event: Any, file: Any, feedback: str) -> None:
    """Codes that must be codes for a letter to come about; they are marks of their own where a code may be one."""
    file.__dict__.update(anonymous=False, told=frozenset({"regulator", "commissioner"}))
    if isinstance(event, ConcernProgressed):
        event.__dict__.update(enquiry_type="statutory")
    if isinstance(event, OthersCaused):
        event.__dict__.update(tasks=tuple(task.id for task in file.tor_tasks))
    if hasattr(event, "closing"):
        event.closing.feedback.__dict__.update(letter=feedback)


def _text_on(due: LetterDue) -> str:
    """All words on the paper, codes written as codes are read."""
    return "\n".join(words_on(due.letter.paper(REFERENCE))).replace("_", " ").lower()


def _mark(path: str) -> str:
    """A path in words that is part of no other path's."""
    return "qq " + " ".join(path.replace("[]", " item").replace(".", " ").replace("_", " ").split()) + " zz"


def _code(path: str) -> str:
    """The same as a code that fits the patterns of codes."""
    return _mark(path).replace(" ", "_")


def _paths(value: Any, path: str) -> set[str]:
    match value:
        case Message():
            return {found for name, each in value.__dict__.items() for found in _paths(each, f"{path}.{name}")}
        case tuple() | frozenset() | list():
            return {found for each in value for found in _paths(each, f"{path}[]")}
        case str():
            return {path}
        case _:
            return set()


def _marked(kind: type, path: str) -> Any:
    """An instance in which every text says where it stands; no validation stands in the way."""
    if not (isinstance(kind, type) and issubclass(kind, Message)):
        return None
    values = {
        name: _value(field.annotation, f"{path}.{name}") for name, field in kind.model_fields.items() if name != "type"
    }
    return kind.model_construct(**values)


def _value(annotation: Any, path: str) -> Any:  # noqa: PLR0911 -- one case for each kind of annotation
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _value(inner[0], path)
    if origin in {Union, types.UnionType}:
        return _value(next(each for each in inner if each is not type(None)), path)
    if origin is Literal:
        # A literal code is told apart from every other fact by a mark of its own wherever the reader's model allows it.
        return inner[0] if path.rsplit(".", 1)[-1] in _CHECKED else _text(path)
    if origin in {tuple, frozenset, list}:
        return origin(_items(inner, path))
    if annotation is str:
        return _text(path)
    simple = {bool: False, int: 1, date: date(2026, 7, 9), datetime: NOW, UUID: UUID(int=7), timedelta: timedelta(1)}
    if annotation in simple:
        return simple[annotation]
    return _marked(annotation, path) if isinstance(annotation, type) and issubclass(annotation, Message) else {}


def _text(path: str) -> str:
    return _code(path)


def _items(inner: tuple[Any, ...], path: str) -> Iterator[Any]:
    if inner:
        yield _value(inner[0], f"{path}[]")


_CHECKED = {
    "enquiry_type", "service_category", "client_category", "process", "kind", "level", "regulator", "commissioner",
    "reasons[]", "risks[]", "actions_taken[]", "wishes_to_report", "victim_district",
}  # fmt: skip
