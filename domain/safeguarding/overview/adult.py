"""The adult: consent, capacity, who acts for them, what of their wishes is on record, carers, discharge."""

from collections.abc import Iterator

from domain.kernel.codes import code_in_words, codes_in_a_sentence
from domain.kernel.overview import Now, Told
from domain.kernel.words import date_in_words
from domain.safeguarding.file import SafeguardingFile
from domain.safeguarding.stages import FINAL, OUT_OF_SCOPE, RECEIVED, RISK_ASSESSMENT, TRIAGE

__all__ = ["adult"]

_TOPIC, _CARERS = "adult", "carers"
_EARLY = frozenset({RECEIVED, OUT_OF_SCOPE, TRIAGE})
_VIEWS, _SAFE, _CAPACITY = "S42-RA-VIEWS", "S42-MSP-SAFEOUTCOME", "S42-RA-MCA"


def adult(file: SafeguardingFile, _: Now) -> Iterator[Told]:
    """What making it personal rests on."""
    yield from _consent(file)
    yield from _capacity(file)
    yield from _wishes(file)
    if file.advocate_decided:
        words = "An advocate or another suitable person acts for the adult." if file.represented else (
            "Advocacy was considered: nobody acts for the adult.")  # fmt: skip
        yield Told(_TOPIC, words, "represented" if file.represented else "not_represented")
    if file.casework.assessment_refused:
        words = "The adult refused an assessment of needs; asking for it or a change brings the duty back."
        yield Told(_TOPIC, words, "assessment_refused", "S42-S11-REFUSE")
    if file.discharge_on:
        words = f"To be discharged from hospital on {date_in_words(file.discharge_on)}."
        yield Told(_TOPIC, words, "discharge", on=file.discharge_on)
    yield from _carers(file)


def _consent(file: SafeguardingFile) -> Iterator[Told]:
    consent = file.casework.consent
    match consent.given:
        case "yes":
            yield Told(_TOPIC, "The adult consents to the enquiry.", "consents")
        case "no" if consent.overridden:
            words = "The adult does not consent; the enquiry goes on without it, on the lawful basis that is recorded."
            yield Told(_TOPIC, words, "overridden", "META-SHARE")
        case "no":
            words = "The adult does not consent; the refusal is accepted."
            yield Told(_TOPIC, words, "refused", "S42-CONSENT-FACTORS")
        case "not_able":
            yield Told(_TOPIC, "The adult is not able to say whether they consent.", "not_able")
        case "not_asked" if file.stage not in _EARLY | FINAL:
            yield Told(_TOPIC, "Whether the adult consents to the enquiry is not recorded.", "not_asked")


def _capacity(file: SafeguardingFile) -> Iterator[Told]:
    if file.casework.lacks_capacity:
        words = f"Lacks capacity to decide on: {codes_in_a_sentence(file.casework.lacks_capacity)}."
        yield Told(_TOPIC, words, "lacks_capacity")
    elif "capacity_in_doubt" in file.casework.facts:
        described = _CAPACITY in file.casework.practice
        words = "Capacity is in doubt." if described else "Capacity is in doubt; what is known of it is not described."
        yield Told(_TOPIC, words, "capacity_in_doubt", "" if described else _CAPACITY)


def _wishes(file: SafeguardingFile) -> Iterator[Told]:
    """Making Safeguarding Personal: what is on record; its words stand in the chronology."""
    recorded = [
        words
        for held, words in (
            (file.casework.discussed, "views on the referral"),
            (_VIEWS in file.casework.practice, "views and wishes"),
            (_SAFE in file.casework.practice, "what being safe means to them"),
        )
        if held
    ]
    if recorded:
        yield Told(_TOPIC, f"On record, of the adult: {', '.join(recorded)}.", "on_record")
    if file.stage in _EARLY | FINAL:
        return
    if _VIEWS not in file.casework.practice and file.stage == RISK_ASSESSMENT:
        yield Told(
            _TOPIC, "The risk assessment does not hold the adult's views and wishes yet.", "views", _VIEWS, by="DSO"
        )
    if _SAFE not in file.casework.practice and file.officers:
        words = "What being safe means to the adult, and how it is best reached, is not recorded yet."
        yield Told(_TOPIC, words, "safe_outcome", _SAFE, by="IO")


def _carers(file: SafeguardingFile) -> Iterator[Told]:
    for relation, carer in sorted(file.casework.carers.items()):
        if carer.offered:
            words = f"{code_in_words(relation)}: was offered an assessment of their own."
            yield Told(_CARERS, words, "offered")
        else:
            words = f"{code_in_words(relation)}: is to be offered an assessment of their own."
            yield Told(_CARERS, words, "not_offered", "S42-CARER-OFFER")
