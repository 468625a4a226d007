"""What a letter says by now: as it was owed, with what the registers know and with what people added; and who gets it.

Addresses, the nearest first: given for this letter alone, the party of the case, the adult's own record, the address
of the body in the area's book, the directory of the installation.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import msgspec

from activities.letter_messages import LetterRef
from domain.kernel.words import date_in_words
from domain.letters.due import LetterDue, amended, completed
from domain.letters.known import Contact, Known
from domain.letters.paper import Paper
from domain.letters.redaction import names_of
from domain.people.party import Party
from domain.people.person import IDENTIFYING, PersonRecord
from infra.letters.directory import Addressee, Directory, Envelope, Signatory
from infra.letters.sheet import Sheet
from infra.store.event_store import EventStore

__all__ = ["Form", "LetterContent", "LetterContents", "written_to"]


@dataclass(frozen=True, slots=True)
class LetterContent:
    """A letter as it stands; ``round`` counts the additions, ``large_print`` is how its reader reads."""

    due: LetterDue
    envelope: Envelope
    round: int
    withdrawn: bool
    names: tuple[str, ...]
    """All by which the adult could be known: for the last look at an anonymised letter."""
    large_print: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a case that is no letter owed: whom it is for by the address book, and who signed it."""

    area: str
    reader: str
    reader_name: str
    dated: date
    reference: str
    paper: Paper
    signed_by: str
    signs_as: str


class LetterContents:
    """Reads what letters say. Raises LookupError if an area has no letterhead."""

    def __init__(self, store: EventStore, directory: Directory) -> None:
        self._store = store
        self._directory = directory

    async def of(self, ref: LetterRef) -> LetterContent | None:
        """The letter; None if it never was, or its person was erased."""
        message = await self._store.outbox.message(ref.stream, ref.seq, ref.ordinal)
        if message is None or message.body is None:
            return None
        owed = LetterDue.model_validate_json(message.body)
        area = owed.area or await self._store.letters.area(ref.stream)
        owed = owed.model_copy(update={"area": area})
        facts, parties = await self._person(ref.stream), await self._parties(ref.stream)
        person = PersonRecord.model_validate(facts)
        additions = await self._additions(ref)
        due = completed(owed, self._known(owed, person, parties))
        for each in additions:
            due = amended(due, each.get("fields") or {})
        given = next((each["addressee"] for each in reversed(additions) if each.get("addressee")), None)
        addressee = Addressee.model_validate(given) if given else None
        addressee = addressee or await self._addressee(due, area, person, parties)
        return LetterContent(
            due=due,
            envelope=self._directory.envelope(due, addressee),
            round=len(additions),
            withdrawn=any(each.get("withdrawn_because") for each in additions),
            names=names_of({name: facts[name] for name in IDENTIFYING if name in facts}),
            large_print=due.reader.kind == "adult" and person.preferred_format == "large_print",
        )

    async def sheet_of(self, form: Form) -> Sheet:
        """The form on its sheet."""
        entry = (await self._store.addressees.of(form.area, form.reader)).get(form.reader)
        addressee = Addressee.model_validate(entry.body) if entry else self._directory.addressees.get(form.reader)
        signatory = self._directory.signing(form.area, form.signed_by)
        return Sheet(
            letterhead=self._directory.letterhead(form.area), addressee=addressee or Addressee(name=form.reader_name),
            signatory=signatory.model_copy(update={"title": form.signs_as}), dated=form.dated,
            date_in_words=date_in_words(form.dated), reference=form.reference, paper=form.paper,
        )  # fmt: skip

    async def person_of(self, stream: str) -> PersonRecord:
        """Whom the case is about, as registered now."""
        return PersonRecord.model_validate(await self._person(stream))

    def _known(self, due: LetterDue, person: PersonRecord, parties: Mapping[str, Party]) -> Known:
        signs = self._directory.signatory(due)
        officer = self._directory.workers.get(due.officer or "", Signatory())
        return Known(
            adult=person, parties=parties, reader=parties.get(due.reader.key),
            officer=Contact(name=officer.name, email=officer.email, telephone=officer.telephone),
            signatory=Contact(name=signs.name, email=signs.email, telephone=signs.telephone),
        )  # fmt: skip

    async def _additions(self, ref: LetterRef) -> list[dict[str, Any]]:
        kept = await self._store.documents.below(ref.stream, f"{ref.id}/addition/")
        return [msgspec.json.decode(each.body or b"{}") for each in kept]

    async def _person(self, stream: str) -> dict[str, Any]:
        """What the register says of the adult, cut down to what this release knows."""
        person = await self._store.documents.person(stream)
        found = await self._store.people.at(person, datetime.now(UTC))
        facts = (found.body if found else None) or {}
        return {name: value for name, value in facts.items() if name in PersonRecord.model_fields}

    async def _parties(self, stream: str) -> dict[str, Party]:
        found = await self._store.parties.of(stream)
        return {key: Party.model_validate(each.body) for key, each in found.items() if each.body is not None}

    async def _addressee(
        self, due: LetterDue, area: str, person: PersonRecord, parties: Mapping[str, Party]
    ) -> Addressee | None:
        if due.reader.kind == "adult":
            return written_to(person)
        if (party := parties.get(due.reader.key)) and (found := _reached(party)):
            return found
        entry = (await self._store.addressees.of(area, due.reader.key)).get(due.reader.key)
        return Addressee.model_validate(entry.body) if entry else None


def _reached(party: Party) -> Addressee | None:
    addressee = Addressee(name=party.name or party.organisation, email=party.email, address=party.address)
    return addressee if addressee.reachable else None


def written_to(person: PersonRecord) -> Addressee | None:
    """The adult, in the way in which it is safe to write: nobody is written to before that was asked."""
    match person.write_by:
        case "email":
            return Addressee(name=person.name, email=person.email) if person.email else None
        case "post":
            return Addressee(name=person.name, address=person.address_lines[:7])
        case _:
            return None
