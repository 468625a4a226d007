"""What letters take from the registers: what their own fields name, and only where they say nothing yet."""

from datetime import date

import pytest

from activities.letter_content import written_to
from domain.letters.agency import CausedAgencyRequest, Task
from domain.letters.due import LetterDue, amended, completed
from domain.letters.feedback import CriteriaMet
from domain.letters.known import Contact, Known
from domain.letters.letter import Reader
from domain.letters.marac import MaracReferral
from domain.letters.marac_parts import Victim
from domain.letters.paper import words_on
from domain.people.party import Party, named_so
from domain.people.person import PersonRecord
from tests.letters.samples import DAY, MARAC, REFERENCE

WOMAN = PersonRecord(
    name="Ms Invented Example", born=date(1980, 1, 2), address="2 Invented Lane\nExampleton", record_number="000123",
    telephone="01632 960 002", safe_contact="Weekdays before noon", ethnicity="White British", gp="Dr Invented",
)  # fmt: skip
KNOWN = Known(
    adult=WOMAN,
    parties={
        "advocate": Party(name="Invented Advocacy", telephone="01632 960 001"),
        "perpetrator:1": Party(name="Mr Invented Other", relationship="former partner", lado_considered="no"),
        "perpetrator:2": Party(),
        "child:1": Party(name="Child One (invented)", relationship="daughter"),
    },
    reader=Party(name="The manager", email="manager@home.example"),
    officer=Contact(name="Ina Officer (invented)", email="ina@council.example"),
    signatory=Contact(name="Dana Example", email="dana@council.example", telephone="01632 960 010"),
)


def known(due: LetterDue) -> LetterDue:
    return completed(due, KNOWN)


def test_the_request_form_names_the_adult_the_officer_and_who_acts_for_the_adult():
    """S42-CO-FORM-HEAD, S42-CO-ADVOCATE: no letter waits for what a register knows."""
    bare = CausedAgencyRequest(
        concern="Two falls.", outcomes_wanted="To feel safe.", represented=True,
        tasks=(Task(words="Send the rota", by=DAY),),
    )  # fmt: skip
    assert bare.gaps()
    letter = known(LetterDue(reader=Reader(kind="agency", code="home"), letter=bare, dated=DAY)).letter
    assert letter.gaps() == ()
    assert letter.acts_for_adult == "Invented Advocacy, 01632 960 001"
    assert letter.representative.email == "manager@home.example"


def test_the_marac_form_takes_victim_perpetrator_children_and_referrer_from_the_registers():
    """DA-MARAC-S1 to -S5."""
    blank = MARAC.model_copy(
        update={"victim": Victim(aware="yes", happy_to_share="yes", lado_considered="no"), "perpetrators": (),
                "children": ()}
    )  # fmt: skip
    assert {gap.rule for gap in blank.gaps()} == {"DA-MARAC-S2", "DA-MARAC-S3", "DA-MARAC-S4", "DA-MARAC-S5"}
    letter = known(LetterDue(reader=Reader(kind="marac", code="thanet"), letter=blank, dated=DAY)).letter
    assert isinstance(letter, MaracReferral)
    assert letter.gaps() == ()
    assert [each.name for each in letter.perpetrators] == ["Mr Invented Other"]
    assert letter.victim.gp == "Dr Invented"


def test_what_a_letter_says_already_stays():
    victim = Victim(safe_contact="Only through her sister", name="As written on the form")
    due = LetterDue(
        reader=Reader(kind="idva", code="idva_east"), letter=MARAC.model_copy(update={"victim": victim}), dated=DAY
    )
    found = known(due).letter.victim
    assert (found.safe_contact, found.name, found.address) == (victim.safe_contact, victim.name, WOMAN.address)


def test_no_children_are_named_on_a_form_that_says_that_there_are_none():
    form = MARAC.model_copy(update={"children": (), "no_children": True})
    letter = known(LetterDue(reader=Reader(kind="marac", code="thanet"), letter=form, dated=DAY)).letter
    assert letter.children == ()


def test_a_letter_that_names_nobody_takes_nothing():
    due = LetterDue(reader=Reader(kind="referrer"), letter=CriteriaMet(rationale="It goes on."), dated=DAY)
    assert known(due) == due


def test_the_dash_goes_with_the_referral():
    """DA-MARAC-COMPLETE."""
    text = "\n".join(words_on(MARAC.paper(REFERENCE)))
    assert "Enclosed: the completed DASH" in text
    assert "1. Did the current incident cause injury?" in text
    assert "Don't know (said by her sister)" in text
    assert "That he cannot come in." in text


def test_an_addition_to_one_part_leaves_what_the_part_said_else():
    due = LetterDue(reader=Reader(kind="marac", code="thanet"), letter=MARAC, dated=DAY)
    letter = amended(due, {"victim": {"telephone": "01632 960 099"}}).letter
    assert (letter.victim.telephone, letter.victim.name) == ("01632 960 099", MARAC.victim.name)


def test_parties_are_told_by_their_role_and_those_taken_back_are_left_out():
    assert [each.name for each in named_so("perpetrator", KNOWN.parties)] == ["Mr Invented Other"]
    assert named_so("child", {"children:1": Party(name="x")}) == ()


@pytest.mark.parametrize(
    ("way", "email", "lines"),
    [(None, None, None), ("no_letters", None, None), ("email", "ms@mail.example", ()),
     ("post", None, ("2 Invented Lane", "Exampleton"))],
)  # fmt: skip
def test_the_adult_is_written_to_only_in_the_way_that_is_safe(way, email, lines):
    """S42-FB-RESP: before anybody asked, and where letters are not safe, none leaves."""
    found = written_to(WOMAN.model_copy(update={"email": "ms@mail.example", "write_by": way}))
    assert (found and found.email, found and found.address) == (email, lines)
