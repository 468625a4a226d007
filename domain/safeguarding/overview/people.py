"""Who works on the case, who has been told and who has not, who referred it and how they are told."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from domain.kernel.overview import Now, Told
from domain.safeguarding.anonymity import PUBLIC
from domain.safeguarding.casework import OBLIGATIONS, Obligation
from domain.safeguarding.file import InquiryOfficer, SafeguardingFile
from domain.safeguarding.obligations import TELL, owing
from domain.safeguarding.overview.saying import sentence
from domain.safeguarding.planning import COUNCIL
from domain.safeguarding.stages import FINAL, RECEIVED, TRIAGE

__all__ = ["informed", "referral", "who"]

_WHO, _TELLING, _REFERRAL = "who", "who is told", "referral"
_RULES: Mapping[Obligation, str] = MappingProxyType({
    "children": "S42-CHILD-REFER", "police": "S42-CRIME-REPORT", "regulator": "EST-REGULATOR",
    "commissioner": "EST-COMMISSIONER", "dols": "S42-DOLS-INFORM",
})  # fmt: skip
_SOURCE: Mapping[str, str] = MappingProxyType({
    "partner": "a partner organisation", "police": "the police", "secamb": "the ambulance service (SECAmb)",
    "cqc": "the CQC", "kent_fire_and_rescue": "Kent Fire and Rescue", "provider": "a provider",
    "internal": "the council itself", "public": "a member of the public", "adult": "the adult",
    "other": "somebody else",
})  # fmt: skip
_CHANNEL: Mapping[str, str] = MappingProxyType({
    "KASC": ", on the KASC form", "own_form": ", on a form of their own", "telephone": ", by telephone",
    "email": ", by email", "letter": ", by letter", "in_person": ", in person",
})  # fmt: skip
_LETTERS: Mapping[str, str] = MappingProxyType({
    "criteria_met": "that the criteria are met", "criteria_not_met": "that the criteria are not met",
    "enquiry_closed": "that the enquiry is concluded",
})  # fmt: skip


def who(file: SafeguardingFile, _: Now) -> Iterator[Told]:
    """The team, the DSO, the inquiry officers."""
    if team := _team(file):
        yield Told(_WHO, team, "team")
    if file.team is None and file.stage == TRIAGE:
        words = "No team triages it yet."
        yield Told(_WHO, words, "no_team", "S42-TRIAGE-ROUTE", by="AreaReferralService")
    if file.dso:
        yield Told(_WHO, f"DSO: {file.dso}.", "dso")
    elif file.stage not in FINAL | {RECEIVED}:
        yield Told(_WHO, "No DSO has taken it yet.", "no_dso", "S42-ROLE-DSO")
    for officer in file.officers:
        finished = officer.worker in file.io_finished
        yield Told(_WHO, _officer(officer, finished=finished), "io_finished" if finished else "io")
    if file.officers and file.stage not in FINAL and all(each.employer != COUNCIL for each in file.officers):
        words = "No IO is the council's own: Making Safeguarding Personal stays with the council."
        yield Told(_WHO, words, "no_own_io", "S42-MSP-STAYS-LA", by="DSO")


def _team(file: SafeguardingFile) -> str:
    """Who works on it, where the adult lives, where it happened: each team once."""
    areas = dict.fromkeys([file.team, file.home_team, file.setting_team])
    said = {file.setting_team: "it happened in the area of", file.home_team: "the adult lives in the area of",
            file.team: "triaged by" if file.stage == TRIAGE else "team"}  # fmt: skip
    parts = [f"{said[team]} {team}" for team in areas if team]
    return sentence("; ".join(parts)) if parts else ""


def _officer(officer: InquiryOfficer, *, finished: bool) -> str:
    employer = "" if officer.employer in {"", COUNCIL} else f" ({officer.employer})"
    return f"IO: {officer.worker}{employer}, {'work finished' if finished else 'at work'}."


def informed(file: SafeguardingFile, _: Now) -> Iterator[Told]:
    """Whom the facts oblige the DSO to tell: still to be told, told, set aside with its reason."""
    for name in OBLIGATIONS:
        if name in _still_owed(file):
            yield Told(_TELLING, f"Still to be told: {TELL[name]}.", name, _RULES[name], by="DSO")
    if told := [TELL[name] for name in OBLIGATIONS if name in file.told]:
        yield Told(_TELLING, f"Told: {', '.join(told)}.", "told")
    for name, because in sorted(file.casework.set_aside.items()):
        words = f"Need not be told, as decided: {TELL[name]}. {sentence(because)}"
        yield Told(_TELLING, words, f"set_aside.{name}", "S42-INFORM-DECIDE")


def _still_owed(file: SafeguardingFile) -> frozenset[Obligation]:
    """Before the screening only a crime and what somebody raised: the rest waits for it being a safeguarding matter."""
    if file.stage in FINAL:
        return frozenset()
    return owing(file) & (file.casework.owed | {"police"}) if file.stage == RECEIVED else owing(file)


def referral(file: SafeguardingFile, _: Now) -> Iterator[Told]:
    """Who referred it and how; anonymity; how the referrer is told."""
    if source := _SOURCE.get(file.source):
        yield Told(_REFERRAL, f"From {source}{_CHANNEL.get(file.channel, '')}.", file.source)
    early = file.stage in {RECEIVED, TRIAGE}
    if early and file.source not in PUBLIC | {"internal"} and not file.casework.discussed:
        words = "It does not say what the adult thinks of it: ask the referring agency."
        yield Told(_REFERRAL, words, "not_discussed", "S42-ANON-DISCUSSED", by="DSO")
    yield from _anonymity(file)
    yield from _feedback(file)


def _anonymity(file: SafeguardingFile) -> Iterator[Told]:
    casework = file.casework
    if file.anonymous and casework.anonymity_decided:
        words = "The referrer stays anonymous: share only what is strictly necessary."
        yield Told(_REFERRAL, words, "anonymous", "META-ANON-LIMIT")
    elif file.anonymous:
        words = "The referrer asked to stay anonymous, and it is not decided."
        yield Told(_REFERRAL, words, "anonymity_asked", "S42-ANON-PUBLIC", by="DSO")
    elif casework.anonymity_asked:
        yield Told(_REFERRAL, "The referrer asked to stay anonymous; it was not agreed.", "not_anonymous")


def _feedback(file: SafeguardingFile) -> Iterator[Told]:
    """What reached the referrer, what goes with the closing that waits, or how it is to be done."""
    told = [words for kind, words in _LETTERS.items() if f"{kind}/referrer" in file.letters_delivered]
    if told:
        yield Told(_REFERRAL, f"The referrer has the letter {' and the letter '.join(told)}.", "referrer_told")
    if file.pending:
        feedback = file.pending.closing.feedback
        words = (
            f"With the closing the referrer gets the letter {_LETTERS[feedback.letter]}."
            if feedback.letter
            else f"With the closing the referrer is not told. {sentence(feedback.not_given_because or 'Not said why')}"
        )
        yield Told(_REFERRAL, words, "feedback", "S42-CLOSE-FEEDBACK")
    elif file.stage not in FINAL and not told:
        yield _to_have_feedback(file)


def _to_have_feedback(file: SafeguardingFile) -> Told:
    if file.anonymous:
        words = "No letter goes to an anonymous referrer by itself: the closing says how they are told, or why not."
        return Told(_REFERRAL, words, "to_be_told", "S42-CLOSE-FEEDBACK", by="DSO")
    return Told(_REFERRAL, "The referrer is to have feedback by letter.", "to_be_told", "S42-FB-TEMPLATES", by="DSO")
