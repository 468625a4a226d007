"""What is asked of a safeguarding case, and of providers over all cases."""

from typing import Final
from zoneinfo import ZoneInfo

import api.providers
import api.safeguarding
from api.providers import ConcernAbout, PatternPage, ProviderStanding, SanctionInForce, SanctionPage
from api.safeguarding import EarlierConcerns, Feedback, HearingSeen, Officers
from console.questions.question import Ask, Question, Told
from console.tables import Cell, Facts, Link, Said, Table
from console.words import day_of, link_to, minute_of, worker_link
from domain.kernel.codes import code_in_words, party_in_words
from domain.safeguarding.closing import SignOffClosure
from domain.safeguarding.officers import Candidate
from domain.safeguarding.parties import ChangeDso
from domain.safeguarding.planning import AllocateIo, ChangeIo
from domain.safeguarding.regions.establishment import ReviewEarlierConcerns
from domain.safeguarding.regions.establishment_response import DecideEstablishmentResponse
from domain.safeguarding.regions.sanction_plan import ConsiderPlacement
from domain.safeguarding.triage import ProgressConcern

__all__ = ["QUESTIONS"]

_PATHWAY: Final = "safeguarding"
_BARRED: Final = "None: the council places nobody there"


def _officers(found: Officers, _: ZoneInfo) -> Told:
    unknown = "Not known: the case does not say where the adult lives or where it happened"
    yield Facts((
        ("DSO from team", found.dso_team or unknown), ("IO from team", found.io_team or unknown),
        *([("Why", tuple(Said(each.words, each.rule) for each in found.why))] if found.io_team else []),
        ("DSO now", worker_link(found.dso) if found.dso else "Nobody yet"),
        ("IO now", tuple(worker_link(each) for each in found.officers) or "Nobody yet"),
    ))  # fmt: skip
    yield _candidates("Who could be DSO", found.dso_team, found.dso_candidates)
    yield _candidates("Who could be IO", found.io_team, found.io_candidates)


def _candidates(title: str, team: str | None, found: tuple[Candidate, ...]) -> Table:
    nobody = "The register of workers has nobody of that team in this role." if team else "The team is not known yet."
    return Table(title, ("Worker", "Grade", "What stands against it"), tuple(
        (worker_link(each.worker), each.grade or "",
         tuple(Said(against.words, against.rule) for against in each.against) or "Nothing")
        for each in found
    ), empty=nobody)  # fmt: skip


def _feedback(found: Feedback, _: ZoneInfo) -> Told:
    yield Table("Who must hear the outcome", ("Who", "Has heard it", "How they were told", "Letters"), tuple(
        (Said(party_in_words(each.who), each.rule), "Yes" if each.heard else "Not yet", each.told or "", _letters(each))
        for each in found.hearings
    ), empty="Nobody yet.")  # fmt: skip


def _letters(heard: HearingSeen) -> Cell:
    return tuple(
        Link(each.letter.removeprefix("/v1"), f"{code_in_words(each.kind)}: {code_in_words(each.state).lower()}")
        for each in heard.letters
    )


def _earlier(found: EarlierConcerns, zone: ZoneInfo) -> Told:
    if found.provider is None:
        yield Facts((("Provider", "The case has not identified its establishment yet"),))
        return
    yield Facts((
        ("Provider", _provider(found.provider)),
        *_counted(found.concerns, found.open_concerns),
        ("Quality in care", f"{found.quality_in_care} of them"),
        *([("New placements", _BARRED)] if found.no_new_placements else []),
    ))  # fmt: skip
    yield _concerns("Other concerns about it, the oldest first", found.items, zone)
    yield _sanctions("Sanctions in force on it", found.sanctions, zone)


def _one_provider(found: ProviderStanding, zone: ZoneInfo) -> Told:
    placements = (("New placements", _BARRED),) if found.no_new_placements else ()
    yield Facts((("Provider", found.provider), *_counted(len(found.concerns), found.open_concerns), *placements))
    yield _sanctions("Sanctions in force", found.sanctions, zone)
    yield _concerns("Concerns, the oldest first", found.concerns, zone)


def _in_force(found: SanctionPage, zone: ZoneInfo) -> Told:
    yield _sanctions("Sanctions in force", found.items, zone)


def _patterns(found: PatternPage, zone: ZoneInfo) -> Told:
    columns = ("Provider", "Concerns", "Still open", "Answered as quality in care", "Of the whole establishment",
               "Latest", "Sanction")  # fmt: skip
    yield Table("Providers with several concerns", columns, tuple(
        (_provider(each.provider), each.concerns, each.open_concerns, each.quality_in_care, each.enquiries,
         day_of(each.latest, zone), _level(each.sanction_level, barred=each.no_new_placements))
        for each in found.items
    ), empty="No provider has as many concerns in this time.")  # fmt: skip


def _counted(concerns: int, still_open: int) -> tuple[tuple[str, Cell], ...]:
    return ("Concerns", concerns), ("Still open", still_open)


def _concerns(title: str, found: tuple[ConcernAbout, ...], zone: ZoneInfo) -> Table:
    return Table(title, ("Case", "Opened", "Stands at", "Team", "About"), tuple(
        (link_to(each.case), day_of(each.opened_at, zone), f"{code_in_words(each.stage)}{', closed' * each.closed}",
         each.team or "", _about(each))
        for each in found
    ), empty="None in this time.")  # fmt: skip


def _about(concern: ConcernAbout) -> str:
    if concern.quality_in_care:
        return "Answered as quality in care"
    return "The whole establishment" if concern.whole_establishment else "One adult"


def _sanctions(title: str, found: tuple[SanctionInForce, ...], zone: ZoneInfo) -> Table:
    return Table(title, ("Provider", "Sanction", "Level", "Since", "Decided in", "Team"), tuple(
        (_provider(each.provider), code_in_words(each.kind), _level(each.level, barred=each.no_new_placements),
         minute_of(each.since, zone) if each.since else "", link_to(each.case), each.team or "")
        for each in found
    ), empty="There is none.")  # fmt: skip


def _level(level: int, *, barred: bool) -> str:
    return f"Level {level}{': no new placements' * barred}" if level else "None"


def _provider(code: str) -> Link:
    return Link(f"/over/provider?service={code}", code)


_MONTHS: Final = Ask("months", "How many months back", "A number from 1 to 600.", "number")
QUESTIONS: Final = (
    Question(
        "officers", "Who ought to be DSO and IO", "From which teams they ought to come and why, who they are now, and "
        "who of those teams could be chosen, with what the register says against each.",
        api.safeguarding.officers, _officers, of=_PATHWAY, tab="Officers",
        before=(ProgressConcern, ChangeDso, AllocateIo, ChangeIo),
    ),
    Question(
        "earlier-concerns", "Other concerns about the same provider", "Found over all cases of the area, whichever "
        "team has them, as soon as this case has identified its establishment.",
        api.safeguarding.earlier_concerns, _earlier, of=_PATHWAY, tab="Earlier concerns", asks=(_MONTHS,),
        before=(ReviewEarlierConcerns, DecideEstablishmentResponse),
    ),
    Question(
        "feedback", "Who has heard the outcome", "The adult, the referrer and each body that must hear it, and the "
        "letters that tell them.",
        api.safeguarding.feedback, _feedback, of=_PATHWAY, tab="Feedback", before=(SignOffClosure,),
    ),
    Question(
        "sanctions", "Sanctions on providers", "Every sanction in force in your area, whichever case decided on it: "
        "look here before support is arranged.",
        api.providers.sanctions, _in_force, paged=True, before=(ConsiderPlacement,),
    ),
    Question(
        "patterns", "Providers with several concerns", "Whichever team has the cases, open or closed: look here for a "
        "pattern.",
        api.providers.patterns, _patterns, paged=True,
        asks=(_MONTHS, Ask("at_least", "Fewest concerns", "A number from 1 to 1000.", "number")),
    ),
    Question(
        "provider", "A provider over all cases", "Its sanctions in force, and every case of your area in which it was "
        "identified.",
        api.providers.provider, _one_provider,
        asks=(Ask("service", "Code of the service", "As cases name it: home-42.", needed=True),),
    ),
)  # fmt: skip
