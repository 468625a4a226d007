"""The establishment, sanctions on its provider, people in positions of trust, notices to bodies."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from domain.kernel.codes import code_in_a_sentence, code_in_words, codes_in_a_sentence
from domain.kernel.overview import Now, Told
from domain.safeguarding.file import SafeguardingFile
from domain.safeguarding.regions.notifications import addresses_of
from domain.safeguarding.regions.sanction_approval import HIGHEST
from domain.safeguarding.regions.state import Notice, PersonInTrust, Sanction, SanctionKind
from domain.safeguarding.stages import FINAL

__all__ = ["establishment", "notices", "sanctions", "trust"]

_HOME, _SANCTIONS, _TRUST, _NOTICES = "establishment", "sanctions", "position of trust", "notices"
_KINDS: Mapping[SanctionKind, tuple[str, str]] = MappingProxyType({
    "adult_protection": ("Adult Protection sanction", "EST-SANCTION-AP"),
    "poor_practice": ("Poor Practice sanction", "EST-SANCTION-QIC"),
    "contract_compliance": ("Contract Compliance sanction", "EST-SANCTION-QIC"),
})  # fmt: skip
_PLANS: Mapping[str, str] = MappingProxyType({
    "agreed": "; the provider's plan runs", "overdue": "; the provider's plan is overdue",
    "met": "; the provider's plan is met, it may be lifted", "failed": "; the provider failed its plan",
})  # fmt: skip
_RESPONSES: Mapping[str, str] = MappingProxyType({
    "safeguarding": "The response is safeguarding.", "quality_in_care": "The response is quality in care.",
})  # fmt: skip


def establishment(file: SafeguardingFile, _: Now) -> Iterator[Told]:
    """Which one, who answers for it, what the response is."""
    home = file.regions.establishment
    if home.service:
        regulated = f"regulated by {_nobody(home.regulated_by)}"
        commissioned = f"commissioned by {_nobody(codes_in_a_sentence(home.commissioned_by))}"
        words = f"{code_in_words(home.service)}, {code_in_a_sentence(home.kind)}; {regulated}; {commissioned}."
        yield Told(_HOME, words, "identified")
    if response := _RESPONSES.get(home.response):
        yield Told(_HOME, response, home.response)
    elif home.service and file.stage not in FINAL:
        look = "" if home.earlier_reviewed else " Review the earlier concerns about it first."
        words = f"Not decided: a safeguarding or a quality in care response.{look}"
        yield Told(_HOME, words, "not_decided", "EST-QIC-TABLE", by="DSO")
    if home.opened:
        others = "1 other adult" if len(home.adults) == 1 else f"{len(home.adults)} other adults"
        words = f"The enquiry is about the establishment, and {others} as well."
        yield Told(_HOME, words, "opened", "EST-DUTY")


def _nobody(named: str) -> str:
    return named if named and named.lower() != "none" else "nobody"


def sanctions(file: SafeguardingFile, _: Now) -> Iterator[Told]:
    """Those of this case, what is owed about them, and those that linked cases told of."""
    for _key, each in sorted(file.regions.sanctions.items()):
        yield from _sanction(each)
    for learned in file.regions.learned:
        name, _rule = _KINDS[learned.kind]
        words = f"{name} of level {learned.level} on {learned.service}, by a linked case{_effect(learned.level)}."
        yield Told(_SANCTIONS, words, f"linked.{learned.level}", _rule_of(learned.kind, learned.level))


def _sanction(sanction: Sanction) -> Iterator[Told]:
    name, level = _KINDS[sanction.kind][0], sanction.level
    if level:
        words = f"{name} of level {level} on {sanction.service}{_effect(level)}{_PLANS.get(sanction.plan, '')}."
        yield Told(_SANCTIONS, words, str(level), _rule_of(sanction.kind, level))
    if sanction.proposed:
        yield _proposed(sanction, sanction.proposed)
    if sanction.form_owed:
        words = f"Adults Commissioning is to have the template for {sanction.service}."
        yield Told(_SANCTIONS, words, "template", "EST-SANCTION-SEND", by="DSO")


def _proposed(sanction: Sanction, level: int) -> Told:
    words = f"Level {level} is proposed for {sanction.service}"
    if level == HIGHEST and not sanction.approved:
        words = f"{words}; the Assistant Director is to approve it."
        return Told(_SANCTIONS, words, "proposed", "EST-SANCTION-AP3", by="AssistantDirector")
    approved = " and approved" if sanction.approved else ""
    return Told(_SANCTIONS, f"{words}{approved}; it is to be placed.", "proposed", "EST-SANCTION-AP", by="DSO")


def _effect(level: int) -> str:
    return ": the council places nobody there" if level == HIGHEST else ""


def _rule_of(kind: SanctionKind, level: int) -> str:
    return "EST-SANCTION-L3-EFFECT" if level == HIGHEST else _KINDS[kind][1]


def trust(file: SafeguardingFile, _: Now) -> Iterator[Told]:
    """By reference: who holds a position of trust, what is owed about them."""
    for reference, person in sorted(file.regions.trust.items()):
        if person.in_trust:
            yield Told(_TRUST, f"Person {reference} holds a position of trust.", "in_trust", "EST-PIPOT-DEF")
            yield from _owed_of(reference, person)


def _owed_of(reference: str, person: PersonInTrust) -> Iterator[Told]:
    if not person.notified:
        words = f"Person {reference}: the position-of-trust guidance is to be followed."
        yield Told(_TRUST, words, "guidance", "EST-PIPOT-FOLLOW")
    if person.profession not in {"", "none"} and not person.regulator_considered:
        who = f"Person {reference}, {code_in_a_sentence(person.profession)}"
        words = f"{who}: consider telling the professional regulator."
        yield Told(_TRUST, words, "regulator", "EST-PROF-REGULATOR", by="DSO")
    if person.dbs != "not_decided":
        council = "the council refers" if person.dbs == "refer" else "the council does not refer"
        employer = "; the employer must" if person.employer_must_refer else ""
        rule = "EST-DBS-EMPLOYER" if person.employer_must_refer else "EST-DBS-DECIDE"
        yield Told(_TRUST, f"Person {reference}: {council} to the DBS{employer}.", person.dbs, rule)


def notices(file: SafeguardingFile, _: Now) -> Iterator[Told]:
    """Those that are not on their way's end; one that is logged says nothing."""
    for name, notice in sorted(file.regions.notices.items()):
        if notice.state != "logged":
            words, rule = _notice(notice, file)
            yield Told(_NOTICES, f"Notice {name} to {code_in_a_sentence(notice.body)}: {words}.", notice.state, rule)


def _notice(notice: Notice, file: SafeguardingFile) -> tuple[str, str]:
    match notice.state:
        case "drafted":
            return "to be anonymised", "EST-CQC-ANON"
        case "anonymised" if notice.by_letter:
            missing = addresses_of(notice.body, file) - notice.delivered
            return f"sent as a letter, not arrived at {codes_in_a_sentence(missing)}", "EST-CONTACTS"
        case "anonymised":
            return "to be sent", "EST-MANUAL-SEND"
        case _:
            return "sent, to be logged", "S42-CR-12"
