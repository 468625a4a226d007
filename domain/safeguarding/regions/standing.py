"""What the regions still owe when a case is to be closed: each by its rule, none where nothing was begun."""

from collections.abc import Iterator

from domain.kernel.refusal import Objection
from domain.safeguarding.file import SafeguardingFile
from domain.safeguarding.guards import unless

__all__ = ["another_hazard", "owed_after_enquiry", "owed_by_regions"]


def owed_by_regions(file: SafeguardingFile) -> tuple[Objection | None, ...]:
    """At every closing: notices, templates, the MARAC referral, the hazard's allocation."""
    return (*_notices(file), *_sanctions(file), *_marac(file), *_trust(file))


def owed_after_enquiry(file: SafeguardingFile) -> tuple[Objection | None, ...]:
    """At the end of an enquiry: the outcome copy of each notice, and the DBS decision."""
    regions = file.regions
    opened = {each.body for each in regions.notices.values() if each.purpose == "opening" and each.body in _ON_FORM}
    told = {n.body for n in regions.notices.values() if n.purpose == "outcome" and n.state in {"sent", "logged"}}
    words = "Send the form again with the outcome section completed, anonymised, to:"
    return (
        *(unless(body in told, "EST-CQC-RESEND", f"{words} {body.replace('_', ' ')}.") for body in sorted(opened)),
        *(unless(p.dbs != "not_decided", "EST-DBS-DECIDE", f"Decide on a DBS referral of person {ref}.")
          for ref, p in regions.trust.items() if p.in_trust),
    )  # fmt: skip


def another_hazard(reference: str, file: SafeguardingFile) -> Objection | None:
    """Where a hazard is recorded on this case, closing to the self-neglect pathway names that one, still open."""
    hazard = file.regions.hazard
    words = f"The hazard recorded on this case is {hazard.reference} ({hazard.state.replace('_', ' ')}): name it, open."
    same = reference == hazard.reference and hazard.state != "ended"
    return unless(hazard.state == "none" or same, "SN-HAZARD-CLOSE", words, "hazard")


_ON_FORM = frozenset({"cqc", "adults_commissioning"})


def _notices(file: SafeguardingFile) -> Iterator[Objection | None]:
    for name, notice in file.regions.notices.items():
        sent = notice.state in {"sent", "logged"}
        yield unless(sent, "EST-MANUAL-SEND", f"Notice {name} is not sent: record the date on which it was emailed.")


def _sanctions(file: SafeguardingFile) -> Iterator[Objection | None]:
    for sanction in file.regions.sanctions.values():
        words = f"Email the sanctions template for {sanction.service} to Adults Commissioning."
        yield unless(sanction.form_owed is None, "EST-SANCTION-SEND", words)


def _marac(file: SafeguardingFile) -> Iterator[Objection | None]:
    marac = file.regions.marac
    done = marac.state in {"referred", "held", "extracted"}
    yield unless(done or not marac.high_risk, "DA-DASH-MARAC", "The DASH shows high risk: refer to MARAC.")
    begun = marac.state in {"prepared", "returned"}
    words = "The MARAC referral has not reached both the co-ordinator and the IDVA service: it is not sent."
    yield unless(not begun, "DA-MARAC-BOTH", words)


def _trust(file: SafeguardingFile) -> Iterator[Objection | None]:
    for reference, person in file.regions.trust.items():
        words = f"Follow the position-of-trust guidance for person {reference}."
        yield unless(person.notified or not person.in_trust, "EST-PIPOT-FOLLOW", words)
        regulated = person.in_trust and person.profession != "none"
        words = f"Consider telling the professional regulator of person {reference}."
        yield unless(person.regulator_considered or not regulated, "EST-PROF-REGULATOR", words)
