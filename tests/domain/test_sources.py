"""A citation names its document: what a reader sees of a rule is never a code or a line of somebody's copy."""

import re

import pytest

from domain.kernel.message import Command
from domain.law.sources import in_full
from domain.registry import LAWBOOK, LIFECYCLES

RULES = sorted({rule.id: rule for pack in LAWBOOK.packs for rule in pack.rules.values()}.values(), key=lambda r: r.id)
OWN = ("Caseclock", "local policy of this system")


@pytest.mark.parametrize(
    ("rule", "citation", "told"),
    [
        ("S42-TRIAGE-1WD", "004 para 4.1.3", "Adult safeguarding practice guidance, para 4.1.3"),
        ("S42-CC-01", "004 L1918", "Safeguarding closures aide-memoire"),
        ("SN-HAZARD-CLOSE", "004 para 6.4; L1960; L2100",
         "Adult safeguarding practice guidance, para 6.4; Safeguarding closures aide-memoire"),
        ("S42-OUTCOME-CODES", "004 L1966-2004; reading 26", "Safeguarding closures aide-memoire"),
        ("S42-ADV-DUTY", "004 L9948-9951; Care Act 2014 s.68",
         "Guidance on safeguarding people living with dementia; Care Act 2014 s.68"),
        ("EST-IND-MSP", "004 NG189 1.4.2", "NICE guideline NG189, 1.4.2"),
        ("DA-DASH-24", "004 L8671-L9245", "DASH risk checklist"),
        ("DA-RMP-VICTIM", "004 para 27.25", "MAPPA Guidance, para 27.25"),
        ("MAPPA-CUS-RELEASE-8M", "004 para L5207", "MAPPA Guidance, chapter 15"),
        ("MAPPA-VIS-WHO-HAS-RECORD", "004 para 8.11; L3766; 8.14", "MAPPA Guidance, para 8.11; chapter 8; 8.14"),
        ("MAPPA-MTG-INVITE-14D", "004 para 13a.29; 15.24", "MAPPA Guidance, para 13a.29; 15.24"),
        ("SUP-REPORT-QUARTERLY", "001 section 8 L305, L350; 004 para 26.10",
         "Social Supervision Toolkit, section 8; MAPPA Guidance, para 26.10"),
        ("WORK-MULTI-TRAINING", "001 Std 6(c); L380", "Social Supervision Toolkit, standard 6(c); section 8"),
        ("COURT-FLA", "003 s1 L57; L38",
         "Butler Trust workshop paper of Together and London Probation Trust, section 1; background"),
        ("COURT-SCREEN-MORNING", "003 s1 L50; pathway chart (c)",
         "Butler Trust workshop paper of Together and London Probation Trust, section 1"),
        ("WORK-CAP-LEVELS", "002 L17", "Capabilities Framework for forensic mental health social work"),
        ("CASE-STAGE", "Caseclock", "Caseclock"),
        ("X-1", "009 para 2", "009, para 2"),
    ],
)  # fmt: skip
def test_a_citation_in_words(rule, citation, told):
    assert in_full(citation, rule) == told


def test_no_rule_is_told_by_a_code_or_a_line():
    told = {rule.id: in_full(rule.citation, rule.id) for rule in RULES}
    unread = {rule: words for rule, words in told.items() if not words or re.search(r"\b00\d\b|\bL\d", words)}
    assert not unread


def test_what_the_sources_say_has_its_document_first():
    """Only the system's own rules have none."""
    titles = re.compile(
        "Adult safe|MAPPA Guidance|NICE|Safeguarding|Social Supervision Toolkit|Operating protocol|Capabilities|Butler|"
        "Kent and Medway MARAC|DASH|Guidance on|Briefing on|Note on|Self-neglect|Sanctions|Templates of"
    )
    untitled = {
        rule.id for rule in RULES if rule.citation not in OWN and not titles.match(in_full(rule.citation, rule.id))
    }
    assert not untitled


def test_no_rule_speaks_of_what_its_reader_does_not_have():
    """Its title and words stand beside a refusal: no document's code, no line of a copy, no numbered reading."""
    unread = re.compile(r"\b00\d\b|\bL\d{2}|\breadings? \d|pathway file")
    assert not {rule.id for rule in RULES if unread.search(f"{rule.title} {rule.words}")}


def test_no_command_speaks_of_it_either():
    """What a command says of itself stands above its form, in the lists of the terminal and on the OpenAPI page."""
    unread = re.compile(r"\b00\d\b|\breadings? \d|\bRows? \d|pathway file")
    steps: set[type[Command]] = {step.command for each in LIFECYCLES.values() for step in each.steps}
    assert not {command.tag() for command in steps if unread.search(command.__doc__ or "")}
