"""One invented letter of every kind, complete."""

import io
from datetime import date
from uuid import UUID

from pypdf import PdfWriter

from domain.letters.agency import CausedAgencyRequest, Contact, Task
from domain.letters.due import LetterDue
from domain.letters.feedback import CriteriaMet, CriteriaNotMet, EnquiryConcluded, OutcomeForAdult, OutcomeForBody
from domain.letters.letter import Letter, Particulars, Reader
from domain.letters.marac import MaracReferral
from domain.letters.marac_parts import Child, DashAnswer, Perpetrator, Referrer, Victim
from domain.letters.meeting import MeetingAction, MeetingInvitation, MeetingMinutes
from domain.letters.notices import ProviderConcernNotice, ProviderConcernOutcome
from domain.letters.sanction import SanctionNotice
from infra.letters.directory import Addressee, Directory, Letterhead, Signatory

DAY = date(2026, 3, 9)
CASE = UUID("1a2b3c4d-5e6f-4a2b-8c3d-000000000000")
REFERENCE = "S-1A2B-3C4D-5E6F"


def pdf(password: str | None = None) -> bytes:
    """A document of one empty page, under a password or not."""
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


REQUEST = CausedAgencyRequest(
    enquiry_type="statutory",
    adult=Particulars(
        name="Ms Invented Example", born=date(1941, 5, 6), address="2 Invented Lane, Exampleton", record_number="000123"
    ),
    representative=Contact(name="Registered manager", email="manager@home.example"),
    inquiry_officer=Contact(name="Ina Officer (invented)", email="ina@council.example"),
    concern="Two falls within a week, and no record of either. Others in the home may be at risk; no child is.",
    outcomes_wanted="To feel safe at night, and to know who looks after her medicines.",
    tasks=(
        Task(words="Send the night staffing records of February and March", by=date(2026, 3, 20)),
        Task(words="Speak to the staff on duty on both nights, each on their own", by=date(2026, 3, 23)),
    ),
    why_you="You hold the records and employ the staff.",
    acts_for_adult="Invented Advocacy, 01632 960 001",
    reply_by=date(2026, 3, 23),
)

MARAC = MaracReferral(
    referred_on=DAY,
    referrer=Referrer(
        practitioner="Dana Example (invented)", agency="Example County Council", telephone="01632 960 000",
        email="dana@council.example", postal_address="1 Invented Street, Exampleton", repeat="no", other_area="no",
    ),
    victim=Victim(
        name="Ms Invented Example", born=date(1980, 1, 2), address="2 Invented Lane", gender="female",
        telephone="01632 960 002", safe_contact="Weekdays before noon, never by text", aware="yes",
        happy_to_share="yes", lado_considered="no", ethnicity="White British", interpreter="no", pregnant="no",
        minority_ethnic_group="no", disabled="yes", lesbian_gay_or_bisexual="not_known", transsexual="not_known",
    ),
    perpetrators=(
        Perpetrator(name="Mr Invented Other", relationship_to_victim="former partner", lado_considered="no"),
    ),
    children=(Child(name="Child One (invented)", relationship_to_victim="daughter", school_or_setting="A school"),),
    reasons=("visible_high_risk",), dash_count=16, dash_attached=True,
    dash=(
        DashAnswer(question="Did the current incident cause injury?", answer="yes", comment="A bruise."),
        DashAnswer(question="Is the victim very frightened?", answer="dont_know", source="her sister"),
    ),
    dash_completed_on=DAY, dash_other_factors="The separation.", dash_weapons_access="None known.",
    dash_priorities="That he cannot come in.",
    current_incident="On 7 March, at home: pushed against the door.",
    why_high_risk_now="The separation was two weeks ago, and the threats go on.",
    background="Eight years together; separated in February; four years of abuse.",
    risks=("separation", "threats_to_kill", "controlling_or_jealous"),
    weapons_and_licence="No weapon known; no licence holder.", actions=("idva_referral", "safety_planning"),
    wishes_police_report="not_known", contact_risk="yes", contact_risk_details="He reads her telephone.",
    speak_to_referrer_first="yes", legal_bases=("A: official authority", "B: health or social care purposes"),
)  # fmt: skip

LETTERS: tuple[tuple[Reader, Letter], ...] = (
    (Reader(kind="referrer"), CriteriaMet(rationale="Two falls in one week show a pattern that we must look into.")),
    (
        Reader(kind="referrer"),
        CriteriaNotMet(
            rationale="What you told us is about help with the house.\nThe care needs team will ring you this week."
        ),
    ),
    (Reader(kind="referrer"), EnquiryConcluded(rationale="A plan of support has been agreed with the adult.")),
    (
        Reader(kind="adult"),
        OutcomeForAdult(text="Your medicines were not given as they should be. From now on a nurse comes."),
    ),
    (Reader(kind="agency", code="invented-care"), REQUEST),
    (Reader(kind="agency", code="police"), OutcomeForBody(text="No offence was found; the file here is closed.")),
    (
        Reader(kind="regulator", code="CQC"),
        ProviderConcernNotice(setting="care_home", types_of_abuse=("neglect",), staff_alleged=True),
    ),
    (
        Reader(kind="commissioner", code="Adults Commissioning"),
        ProviderConcernOutcome(
            setting="care_home", types_of_abuse=("neglect",), concluded_on=date(2027, 3, 25),
            outcome="abuse_partially_confirmed", sanction_level=2,
        ),
    ),
    (
        Reader(kind="provider", code="invented-care"),
        SanctionNotice(
            service_category="supported_living", client_category="learning_disability", service_name="Invented Care",
            service_address="3 Invented Road", process="place", sanction_type="adult_protection", level=3,
            contact="Ms Example Contact", contracts=("C-000",),
        ),
    ),
    (Reader(kind="marac", code="thanet"), MARAC),
    (Reader(kind="participant", code="gp"), MeetingInvitation(on=date(2026, 3, 16), at="2 pm", place="Room 2")),
    (
        Reader(kind="participant", code="gp"),
        MeetingMinutes(
            held_on=date(2026, 3, 16), about="What the agencies found", adults_part="She spoke for herself.",
            discussed="The records of the nights do not agree with the rota.",
            actions=(MeetingAction(words="Send the rota", owner="invented-care", by=date(2026, 3, 18)),),
        ),
    ),
)  # fmt: skip

DIRECTORY = Directory(
    letterheads={
        "kent": Letterhead(
            organisation="Example County Council", department="Adult Social Care and Health",
            address=("Example House", "1 Invented Street", "Exampleton", "EX1 1EX"), telephone="01632 960 000",
            email="safeguarding@council.example",
        )
    },
    workers={"dana": Signatory(name="Dana Example", email="dana@council.example")},
    teams={"Thanet": Signatory(telephone="01632 960 010", email="thanet@council.example")},
)  # fmt: skip

SOMEBODY = Addressee(name="A Reader (invented)", address=("4 Invented Avenue", "Exampleton", "EX1 1EX"))


def due(reader: Reader, letter: Letter) -> LetterDue:
    return LetterDue(reader=reader, letter=letter, dated=DAY, area="kent", signed_by="dana", team="Thanet")
