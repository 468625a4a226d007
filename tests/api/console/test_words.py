"""Abbreviations of the field stand everywhere as practitioners write them."""

import re
from collections.abc import Iterator

import pytest

from api.commands import given_to
from console.forms.field import fields_of
from domain.kernel.codebook import kernel_events
from domain.kernel.codes import code_in_a_sentence, code_in_words
from domain.permissions import known_roles
from domain.registry import LIFECYCLES
from tests.api.console.test_forms import everything

_WRITTEN = (
    "ACO AMHP CJA CMHT CNP COM CPA CPIA CPPC CPS CQC CTA CTO DASH DASS DBS DoLS DSO DWP FMHP FOI FOLS GMC GP HCPC HCRG "
    "ICB ICO IDVA IMCA IMHA IO IOPC IPP KASC KERS KFRS LADO LPS MAPPA MARAC MASH MCA MCTC MHA MHCS MHTR MoJ NCA NCDV "
    "nDelius NHS NMC NMT NRM OASys OM PDF POM PoT PSW QA RC RMP SAR SCFT SECAmb SFO SMB SOA STC SWE TPIM UKVI "
    "ViSOR VLO YOI YOT"
)
WRITTEN = frozenset(_WRITTEN.split())
PARTS = re.compile("O2|[A-Z]+(?![a-z])|[A-Z][a-z]+|[0-9]+")
"""Of the name of a type: its words, abbreviations and numbers."""
BADLY = re.compile(r"\b(?:" + "|".join(WRITTEN) + r")\b", re.IGNORECASE)


def drawn(lifecycle: str) -> Iterator[str]:
    """All that the pages show of a pathway's codes."""
    known = LIFECYCLES[lifecycle]
    yield from (code_in_words(str(stage)) for stage in known.stages)
    yield from (code_in_words(event.tag()) for event in (*kernel_events(), *known.events))
    for command in given_to(known):
        yield code_in_words(command.tag())
        for field in everything(fields_of(command.model_json_schema())):
            yield field.label
            yield from (words for _, words in field.options)


@pytest.mark.parametrize("lifecycle", LIFECYCLES)
def test_no_abbreviation_stands_in_other_letters_than_its_own(lifecycle: str) -> None:
    words = set(drawn(lifecycle))
    assert len(words) > 50
    assert not {each for each in words if any(found not in WRITTEN for found in BADLY.findall(each))}


@pytest.mark.parametrize("lifecycle", LIFECYCLES)
def test_every_event_and_every_command_has_a_label_in_words(lifecycle: str) -> None:
    """None is shown as the name of its type: each word of the name stands by itself."""
    known = LIFECYCLES[lifecycle]
    named = {kind.tag() for kind in (*kernel_events(), *known.events, *given_to(known))}
    labels = {name: code_in_words(name).replace("-", " ").lower() for name in named}
    assert labels == {name: " ".join(PARTS.findall(name.replace("Cat3", "Category3"))).lower() for name in named}


def test_nor_does_one_in_the_name_of_a_role() -> None:
    named = {code_in_words(role) for role in known_roles()}
    assert {"ViSOR officer", "SMB chair", "FMHP", "NHS England case manager"} <= named
    assert not {each for each in named if any(found not in WRITTEN for found in BADLY.findall(each))}


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("RequestMhaAssessment", "Request MHA assessment"), ("MhaAssessmentRequested", "MHA assessment requested"),
        ("AgreeSmbChair", "Agree SMB chair"), ("ReceiveMappaF", "Receive MAPPA F"), ("on_visor", "On ViSOR"),
        ("ViSOR officer", "ViSOR officer"), ("s42", "S.42"), ("S117_ONLY", "S.117 only"), ("s37_41", "S.37/41"),
        ("S.17A", "S.17A"), ("s325_4_cja", "S.325(4) CJA"), ("stalking_s4a", "Stalking S.4A"),
        ("cja2003-sch19za", "CJA 2003 Sch. 19ZA"), ("CAT3_REFERRED", "Category 3 referred"),
        ("ReturnSection9", "Return section 9"), ("Part1Sent", "Part 1 sent"), ("O2Recorded", "O2 recorded"),
        ("Cat3Decided", "Category 3 decided"), ("mod", "MoD"), ("btp", "BTP"), ("part_iii", "Part III"),
        ("co_chair", "Co-chair"),
        ("ndelius", "nDelius"), ("RISK_ASSESSMENT", "Risk assessment"), ("TeamLeader", "Team leader"),
        ("EST-IND-NEGLECT-C", "EST-IND-NEGLECT-C"), ("dot", "Dot"), ("", ""),
        ("childrens_services", "Children's services"), ("prison.elmley", "Prison (Elmley)"), ("18_24", "18 to 24"),
        ("75_and_over", "75 and over"), ("category-1 level-2", "Category 1 level 2"),
        ("category-2 level-not-set", "Category 2 level not set"),
    ],
)  # fmt: skip
def test_a_code_in_words(code: str, words: str) -> None:
    assert code_in_words(code) == words


def test_within_a_sentence_only_abbreviations_keep_their_capitals() -> None:
    assert code_in_a_sentence("CLOSED_RA") == "closed RA"
    assert code_in_a_sentence("DSO") == "DSO"
