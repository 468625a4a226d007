"""A victim's record put together."""

from typing import Final
from uuid import UUID

from domain.kernel.chart import Row, simply
from domain.kernel.happened import Happened
from domain.kernel.lifecycle import Charge, Lifecycle
from domain.kernel.message import Event
from domain.kernel.regions import Chart, Region
from domain.mappa.roles import CHAIR, COORDINATOR, LEAD_ROLES, PROBATION, VLO
from domain.mappa.victim import contact, informing
from domain.mappa.victim.file import FINAL, IDVA, READERS, STAGES, VictimFile
from domain.mappa.victim.law import RULES
from domain.mappa.victim.overview import overview

__all__ = ["MAPPA_VICTIM"]

_OPEN: Final = frozenset(STAGES) - FINAL
_LEADS: Final = LEAD_ROLES | COORDINATOR | VLO
_DECIDES: Final = CHAIR | COORDINATOR | VLO | PROBATION

_ROWS: Final = (
    Row("victim", contact.IdentifyVictim, frozenset(), _LEADS | IDVA, contact.identify_victim),
    Row("victim", contact.NameContact, _OPEN, _LEADS, contact.name_contact),
    Row("victim", contact.CheckVictimLiaison, _OPEN, _LEADS, contact.check_victim_liaison),
    Row("victim", contact.AssessVictimContact, _OPEN, PROBATION | VLO, contact.assess_victim_contact,
        "MAPPA-VCS-STATUTORY"),
    Row("victim", contact.LinkServices, _OPEN, _LEADS, contact.link_services),
    Row("victim", contact.RaiseVictimRisk, _OPEN, _LEADS, contact.raise_victim_risk),
    Row("victim", informing.TellVictim, _OPEN, _LEADS, informing.tell_victim),
    Row("victim", informing.SendRepresentation, _OPEN, VLO, informing.send_representation, "MAPPA-VCS-REPS"),
    Row("victim", informing.MakePersonalStatement, _OPEN, VLO, informing.make_personal_statement, "MAPPA-VCS-VPS"),
    Row("victim", informing.GiveVictimView, _OPEN, VLO, informing.give_victim_view, "MAPPA-VLO-MEETING"),
    Row("victim", informing.AskForInformation, _OPEN, _LEADS | IDVA, informing.ask_for_information),
    Row("victim", informing.DecideInformation, _OPEN, _DECIDES, informing.decide_information),
    Row("victim", informing.SaveVictimDocument, _OPEN, _LEADS | IDVA, informing.save_victim_document),
    Row("victim", contact.CloseVictimRecord, _OPEN, _LEADS, contact.close_victim_record),
)  # fmt: skip


def _as_it_was(file: VictimFile, _: Event, __: Happened) -> VictimFile:
    return file


_CHART: Final = Chart((
    Region[VictimFile](
        name="victim",
        rows=_ROWS,
        folds={
            contact.VictimIdentified: simply(contact.victim_identified),
            contact.ContactNamed: simply(contact.contact_named),
            contact.LiaisonChecked: simply(contact.liaison_checked),
            contact.VictimContactAssessed: simply(contact.victim_contact_assessed),
            contact.ServicesLinked: simply(contact.services_linked),
            contact.VictimRiskRaised: simply(contact.victim_risk_raised),
            contact.VictimRecordClosed: simply(contact.victim_record_closed),
            informing.VictimTold: simply(informing.victim_told),
            informing.RepresentationSent: _as_it_was,
            informing.PersonalStatementMade: _as_it_was,
            informing.VictimViewGiven: _as_it_was,
            informing.InformationAsked: simply(informing.information_asked),
            informing.InformationDecided: simply(informing.information_decided),
            informing.VictimDocumentSaved: _as_it_was,
        },
        rules=RULES,
    ),
))  # fmt: skip


def _charge(file: VictimFile) -> Charge:
    return Charge(waits_for="information_request" if file.asked else None)


def _person(command: contact.IdentifyVictim) -> UUID:
    return command.person


MAPPA_VICTIM: Final = Lifecycle(
    name="mappa-victim",
    workflow="MappaVictim",
    title="Victim of a MAPPA offender",
    file=VictimFile,
    stages=STAGES,
    final=FINAL,
    opening=contact.IdentifyVictim,
    subject=_person,
    steps=_CHART.steps,
    events=_CHART.events,
    clocks=_CHART.clocks,
    rules=_CHART.rules,
    decide=_CHART.decide,
    evolve=_CHART.evolve,
    charge=_charge,
    overview=overview,
    consequences=_CHART.after_rung,
    readers=READERS,
    never_links=frozenset({"mappa"}),
)
"""One victim, under the victim's own key; a link to the offender's case stands here only and is told to nobody."""
