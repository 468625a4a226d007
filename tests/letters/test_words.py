"""What letters say, what they need before they go, and whom they are for."""

from dataclasses import replace
from datetime import date

import pytest
from pydantic import ValidationError

from cli.letters import needs_of
from domain.letters.due import KINDS, LetterDue, amended
from domain.letters.feedback import CriteriaMet, CriteriaNotMet, EnquiryConcluded
from domain.letters.letter import Letter, Reader
from domain.letters.marac import MaracReferral
from domain.letters.notices import ProviderConcernNotice, ProviderConcernOutcome
from domain.letters.paper import words_on
from domain.letters.redaction import identifying, names_of
from domain.letters.reference import reference_of
from domain.letters.sanction import SanctionNotice
from infra.store.letters import LetterRow
from tests.letters.samples import CASE, DAY, LETTERS, MARAC, REFERENCE, REQUEST

REFERRER = Reader(kind="referrer")


def said(letter: Letter) -> str:
    return "\n".join(words_on(letter.paper(REFERENCE)))


def test_there_is_a_sample_of_every_kind_and_each_is_complete():
    assert {type(letter) for _, letter in LETTERS} == set(KINDS)
    assert [letter.gaps() for _, letter in LETTERS] == [()] * len(LETTERS)


@pytest.mark.parametrize(("_", "letter"), LETTERS, ids=lambda each: getattr(each, "kind", ""))
def test_every_letter_calls_the_case_by_its_reference_number(_, letter):
    assert REFERENCE in said(letter)


def test_the_reference_is_part_of_the_case_number_and_names_nobody():
    assert reference_of("safeguarding", CASE) == REFERENCE


@pytest.mark.parametrize(
    ("letter", "decided"),
    [
        (CriteriaMet(rationale="x"), "the concerns raised meet the Section 42 criteria"),
        (CriteriaNotMet(rationale="x"), "the concerns raised do not meet the Section 42 criteria"),
    ],
    ids=["S42-FB-MET", "S42-FB-NOTMET"],
)
def test_the_mandatory_text_stands_in_the_decision(letter, decided):
    text = said(letter)
    assert decided in text
    for criterion in ("has needs for care and support", "is experiencing, or at risk of,", "is unable to protect"):
        assert criterion in text


def test_not_met_says_that_the_referral_closes_and_met_that_it_goes_on():
    assert "the adult safeguarding referral will be closed" in said(CriteriaNotMet(rationale="x"))
    assert "has been progressed to a Safeguarding Enquiry" in said(CriteriaMet(rationale="x"))


@pytest.mark.parametrize(("kind", "rule"), [(CriteriaMet, "S42-FB-MET"), (CriteriaNotMet, "S42-FB-NOTMET")])
@pytest.mark.parametrize("blank", ["", "  \n"])
def test_the_rationale_to_the_referrer_is_mandatory(kind, rule, blank):
    assert [(gap.rule, gap.field) for gap in kind(rationale=blank).gaps()] == [(rule, "rationale")]


@pytest.mark.parametrize(("_", "letter"), LETTERS, ids=lambda each: getattr(each, "kind", ""))
def test_each_thing_that_a_letter_lacks_is_said_in_words_of_its_own(_, letter):
    given = {name: getattr(letter, name) for name, field in type(letter).model_fields.items() if field.is_required()}
    words = [gap.words for gap in type(letter)(**given).gaps()]
    assert len(words) == len(set(words))
    assert not [each for each in words if "_" in each or not each.endswith(".")]


def test_the_terminal_says_what_a_letter_lacks_and_the_rule():
    gaps = [gap.model_dump() for gap in CriteriaMet(rationale="").gaps()]
    row = LetterRow("safeguarding/1", 7, 0, "criteria_met", "referrer", "incomplete", 1, DAY, DAY, gaps)
    assert needs_of(row) == f"{gaps[0]['words']} (S42-FB-MET)"
    assert needs_of(replace(row, gaps=(), code="no such address")) == "no such address"


def test_after_an_enquiry_further_words_are_optional_and_agencies_will_be_contacted():
    """S42-FB-CLOSED, S42-FB-AGENCY-CONTACT."""
    assert EnquiryConcluded().gaps() == ()
    assert "will be contacted in relation to identified actions" in said(EnquiryConcluded())
    assert "Further information" not in said(EnquiryConcluded())


@pytest.mark.parametrize(
    ("change", "rule", "field"),
    [
        ({"adult": None}, "S42-CO-FORM-HEAD", "adult.name"),
        ({"inquiry_officer": {"name": "Ina", "email": ""}}, "S42-CO-FORM-HEAD", "inquiry_officer"),
        ({"concern": ""}, "S42-CO-FORM-P1", "concern"),
        ({"outcomes_wanted": " "}, "S42-CO-FORM-P1", "outcomes_wanted"),
        ({"tasks": ()}, "S42-CO-FORM-P1", "tasks"),
        ({"acts_for_adult": "", "represented": True}, "S42-CO-ADVOCATE", "acts_for_adult"),
    ],
)
def test_the_request_form_does_not_go_out_without(change, rule, field):
    form = type(REQUEST).model_validate({**REQUEST.model_dump(), **change})
    assert (rule, field) in [(gap.rule, gap.field) for gap in form.gaps()]


def test_the_request_form_has_its_three_parts_with_room_to_write():
    """S42-CO-FORM-P1, S42-CO-FORM-P2, S42-CO-FORM-P3."""
    blocks = REQUEST.paper(REFERENCE).blocks
    parts = [block.text for block in blocks if block.block == "heading" and block.text.startswith("Part")]
    assert [part[:6] for part in parts] == ["Part 1", "Part 2", "Part 3"]
    blanks = [block.label for block in blocks if block.block == "blank"]
    assert blanks[0].startswith("Summary of information")
    assert "Actions required, by whom and by when" in blanks
    assert blanks.count("Signature") == 2


def test_without_an_agreed_date_the_form_asks_for_an_answer_in_14_days():
    """S42-CO-14D."""
    assert "14 days" in said(REQUEST.model_copy(update={"reply_by": None}))
    assert "14 days" not in said(REQUEST)


def test_the_same_form_may_ask_for_information_before_the_decision():
    """S42-CO-S421."""
    ticks = next(block for block in REQUEST.paper(REFERENCE).blocks if block.block == "ticks")
    asked = next(
        block for block in REQUEST.model_copy(update={"purpose": "information"}).paper(REFERENCE).blocks
        if block.block == "ticks"
    )  # fmt: skip
    assert [ticked for _, ticked in ticks.boxes] == [False, True, False]
    assert [ticked for _, ticked in asked.boxes] == [True, False, False]


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"referrer": {}}, "DA-MARAC-S1"),
        ({"victim": {}}, "DA-MARAC-S2"),
        ({"victim": {**MARAC.victim.model_dump(), "aware": "no"}}, "DA-MARAC-AWARE"),
        ({"victim": {**MARAC.victim.model_dump(), "lado_considered": None}}, "DA-MARAC-LADO"),
        ({"victim": {**MARAC.victim.model_dump(), "ethnicity": ""}}, "DA-MARAC-S3"),
        ({"perpetrators": ()}, "DA-MARAC-S4"),
        ({"children": ()}, "DA-MARAC-S5"),
        ({"reasons": ()}, "DA-MARAC-THRESHOLD"),
        ({"dash_attached": False}, "DA-MARAC-COMPLETE"),
        ({"dash": ()}, "DA-MARAC-COMPLETE"),
        ({"background": ""}, "DA-MARAC-S7"),
        ({"risks": ()}, "DA-MARAC-RISKS"),
        ({"weapons_and_licence": ""}, "DA-MARAC-FIREARM"),
        ({"actions": ()}, "DA-MARAC-ACTIONS"),
        ({"wishes_police_report": None}, "DA-MARAC-POLICE-WISH"),
        ({"contact_risk_details": ""}, "DA-MARAC-CONTACT-RISK"),
        ({"speak_to_referrer_first": None}, "DA-MARAC-SPEAK-FIRST"),
        ({"legal_bases": ()}, "DA-MARACF-LEGAL"),
    ],
)
def test_an_incomplete_marac_form_names_the_part_that_is_missing(change, rule):
    form = MaracReferral.model_validate({**MARAC.model_dump(), **change})
    assert rule in {gap.rule for gap in form.gaps()}


def test_an_empty_marac_form_names_everything_at_once():
    assert len(MaracReferral(referred_on=DAY).gaps()) >= 20


def test_the_marac_form_is_marked_and_warns_that_offences_are_recorded():
    """DA-MARAC-MARKING, DA-MARAC-CRIME."""
    assert MARAC.paper(REFERENCE).marking == "OFFICIAL-SENSITIVE WHEN COMPLETE"
    assert "will be recorded by the police as crimes" in said(MARAC)


@pytest.mark.parametrize("field", ["service_category", "client_category", "service_name", "service_address", "contact"])
def test_a_sanction_notice_has_every_field_of_the_template(field):
    """EST-SANCTION-FORM."""
    notice = SanctionNotice(process="place", sanction_type="adult_protection", level=1)
    assert field in {gap.field for gap in notice.gaps() if gap.rule == "EST-SANCTION-FORM"}


def test_contract_numbers_are_asked_for_where_care_is_bought_by_contract():
    bought = SanctionNotice(service_category="homecare", process="place", sanction_type="poor_practice", level=1)
    home = bought.model_copy(update={"service_category": "residential"})
    assert ("contracts" in {gap.field for gap in bought.gaps()}, "contracts" in {gap.field for gap in home.gaps()}) == (
        True, False,
    )  # fmt: skip


def test_level_three_says_that_no_more_placements_are_made():
    """EST-SANCTION-L3-EFFECT."""
    notice = SanctionNotice(process="place", sanction_type="adult_protection", level=3)
    assert "no further placements" in said(notice)
    assert "no further placements" not in said(notice.model_copy(update={"level": 2}))
    assert "no further placements" not in said(notice.model_copy(update={"process": "remove"}))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
@pytest.mark.parametrize(
    "reader", ["referrer", "agency", "regulator", "commissioner", "provider", "marac", "idva", "participant"]
)
def test_a_letter_goes_to_its_own_readers_only(kind, reader):
    letter = next(letter for _, letter in LETTERS if isinstance(letter, kind))
    if reader in kind.readers:
        assert LetterDue(reader=Reader(kind=reader), letter=letter, dated=DAY)
    else:
        with pytest.raises(ValidationError, match="is not for the"):
            LetterDue(reader=Reader(kind=reader), letter=letter, dated=DAY)


@pytest.mark.parametrize("kind", [ProviderConcernNotice, ProviderConcernOutcome])
def test_no_free_text_can_stand_on_a_notice_to_the_regulator(kind):
    """EST-CQC-FORM, EST-CQC-RESEND: codes, dates and yes or no; a sentence is refused."""
    base = {"setting": "care_home"} | (
        {} if kind is ProviderConcernNotice else {"concluded_on": DAY, "outcome": "inconclusive"}
    )
    assert kind(**base)
    for name, field in kind.model_fields.items():
        if field.annotation is str:
            with pytest.raises(ValidationError):
                kind(**{**base, name: "Mr Invented hit her"})
    with pytest.raises(ValidationError):
        kind(**base, types_of_abuse=("Mr Invented hit her",))


FACTS = {"name": "Ms Ann Invented-Example", "born": "1941-05-06", "nhs_number": "999 000 1111"}


@pytest.mark.parametrize(
    "slip", ["Care of Ann", "for Invented-Example", "born 6 May 1941", "born 06/05/1941", "NHS 9990001111", "ANN"]
)
def test_an_anonymised_letter_that_names_the_adult_is_held(slip):
    """EST-CQC-ANON."""
    _, notice = next(each for each in LETTERS if isinstance(each[1], SanctionNotice))
    named = notice.model_copy(update={"service_name": slip})
    due = LetterDue(reader=Reader(kind="provider"), letter=named, dated=DAY)
    (gap,) = identifying(due, REFERENCE, names_of(FACTS))
    assert gap.rule == "EST-CQC-ANON"
    assert "Ann" not in gap.words


def test_a_name_inside_another_word_names_nobody():
    _, notice = next(each for each in LETTERS if isinstance(each[1], SanctionNotice))
    due = LetterDue(
        reader=Reader(kind="provider"), letter=notice.model_copy(update={"service_name": "Annual House"}), dated=DAY
    )
    assert identifying(due, REFERENCE, names_of(FACTS)) == ()


def test_a_form_that_must_name_the_adult_is_not_held():
    due = LetterDue(reader=Reader(kind="agency"), letter=REQUEST, dated=DAY)
    assert identifying(due, REFERENCE, ("Example",)) == ()


def test_what_is_added_to_a_letter_can_only_be_what_its_reader_may_see():
    due = LetterDue(reader=REFERRER, letter=CriteriaMet(), dated=DAY)
    assert amended(due, {"rationale": "Because of the falls."}).letter.gaps() == ()
    with pytest.raises(ValidationError):
        amended(due, {"adult": {"name": "Ms Invented"}})
    with pytest.raises(ValidationError):
        amended(due, {"decided": "something else"})


def test_the_age_on_the_marac_form_is_of_the_day_of_the_referral():
    assert "46" in said(MARAC)
    born = MARAC.victim.model_copy(update={"born": date(1980, 3, 10)})
    assert "45" in said(MARAC.model_copy(update={"victim": born}))
