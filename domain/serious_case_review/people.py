"""Whom the Chair appoints: the author, the panel, and who speaks with the victim and the family (20.10 to 20.14)."""

from collections.abc import Mapping
from typing import Final, Literal

from pydantic import Field

from domain.kernel.advice import Advised
from domain.kernel.circumstances import Circumstances
from domain.kernel.lifecycle import Ruling
from domain.kernel.message import Event, Message
from domain.kernel.refusal import Objection
from domain.kernel.saying import unless, unless_refused
from domain.serious_case_review.file import Panel, ReviewFile, changed
from domain.serious_case_review.notifying import WorkerId
from domain.serious_case_review.roles import LIAISON, Agency

__all__ = [
    "AppointAuthor", "AuthorAppointed", "FormPanel", "NameVictimContact", "PanelFormed", "VictimContactNamed",
    "appoint_author", "author_appointed", "author_objection", "contact_objection", "form_panel", "name_victim_contact",
    "panel_formed", "victim_contact_named",
]  # fmt: skip

Competence = Literal[
    "offender_management_or_reviews", "operational_and_management_experience", "investigation_and_interviewing",
    "understanding_of_the_agencies", "knowledge_of_mappa",
]  # fmt: skip
_COMPETENCES: Final[frozenset[str]] = frozenset(Competence.__args__)  # type: ignore[attr-defined]  # a Literal's values


class _Author(Message):
    """The author, and what the Chair satisfied herself of."""

    author: WorkerId
    standing: Literal["independent", "board_member", "senior_manager"]
    no_connection: bool = Field(default=False, description="No connection with the case")
    no_line_management: bool = Field(
        default=False, description="Does not manage the staff who manage or supervise the offender"
    )
    competences: tuple[Competence, ...] = ()
    vetted: bool = Field(default=False, description="Of an independent author: vetting and security checks are done")


class AppointAuthor(_Author, Advised):
    """Appoint the author of the review, who also chairs its panel."""

    type: Literal["AppointAuthor"] = "AppointAuthor"


class AuthorAppointed(_Author, Event):
    """The review has an author."""

    type: Literal["AuthorAppointed"] = "AuthorAppointed"


class _Contact(Message):
    """Who speaks with the victim and the family."""

    contact: WorkerId
    trained: bool = False
    senior_and_experienced: bool = Field(default=False, description="As the board determined for this case")


class NameVictimContact(_Contact, Advised):
    """Name who tells the victim and the family of the review and keeps them informed."""

    type: Literal["NameVictimContact"] = "NameVictimContact"


class VictimContactNamed(_Contact, Event):
    """Somebody is named to speak with the victim and the family."""

    type: Literal["VictimContactNamed"] = "VictimContactNamed"


class _Panel(Message):
    """The members of the panel beside the author."""

    lay_adviser: WorkerId | None = None
    nominees: Mapping[Agency, WorkerId] = Field(default={}, description="The senior person of each agency")
    specialists: tuple[WorkerId, ...] = ()


class FormPanel(_Panel, Advised):
    """Form the panel of the review."""

    type: Literal["FormPanel"] = "FormPanel"


class PanelFormed(_Panel, Event):
    """The review has a panel."""

    type: Literal["PanelFormed"] = "PanelFormed"
    lay_adviser: WorkerId


def appoint_author(command: AppointAuthor, file: ReviewFile, now: Circumstances) -> Ruling:
    """Independent of the case, able to do it, known to the register, and vetted where from outside."""
    facts = now.worker(command.author)
    conflict = facts is not None and file.person in facts.conflicts
    unable = sorted(_COMPETENCES.difference(command.competences))
    words = f"Not shown yet: {', '.join(each.replace('_', ' ') for each in unable)}."
    vetted = command.vetted or command.standing != "independent"
    return unless_refused(
        (
            unless(facts, "SCR-AUTHOR-APPOINT", "The register of workers does not know the author.", "author"),
            unless(not conflict, "SCR-AUTHOR-INDEP", "The register knows of a conflict of interest.", "author"),
            unless(command.no_connection, "SCR-AUTHOR-INDEP",
                   "Confirm that the author has no connection with the case.", "no_connection"),
            unless(command.no_line_management, "SCR-AUTHOR-INDEP",
                   "Confirm that the author does not manage those who manage the offender.", "no_line_management"),
            unless(not unable, "SCR-AUTHOR-COMPETENT", words, "competences"),
            unless(vetted, "SCR-AUTHOR-VETTED", "Have vetting and security checks done first.", "vetted"),
        ),
        AuthorAppointed.model_validate(command.body()),
    )  # fmt: skip


def name_victim_contact(command: NameVictimContact, _: ReviewFile, now: Circumstances) -> Ruling:
    """Trained and senior; never the liaison officer of the police or of Probation."""
    rule, facts = "SCR-VICTIM-PERSON", now.worker(command.contact)
    liaison = facts is not None and not LIAISON.isdisjoint(facts.roles)
    return unless_refused(
        (
            unless(facts, rule, "The register of workers does not know this person.", "contact"),
            unless(not liaison, rule, "A Family or Victim Liaison Officer may not be the one.", "contact"),
            unless(command.trained, rule, "Name somebody who is suitably trained.", "trained"),
            unless(command.senior_and_experienced, rule, "Name somebody of sufficient seniority and experience.",
                   "senior_and_experienced"),
        ),
        VictimContactNamed.model_validate(command.body()),
    )  # fmt: skip


def form_panel(command: FormPanel, file: ReviewFile, _: Circumstances) -> Ruling:
    """A Lay Adviser, and a nominee of each agency that was, or should have been, involved."""
    rule = "SCR-PANEL-MEMBERS"
    without = [agency.replace("_", " ") for agency in file.involved if agency not in command.nominees]
    words = f"Nobody is nominated by {', '.join(without)}."
    if command.lay_adviser is None:
        alone = unless(False, rule, "A Lay Adviser sits on the panel.", "lay_adviser")
        return unless_refused((alone, unless(not without, rule, words, "nominees")))
    return unless_refused(
        (unless(not without, rule, words, "nominees"),), PanelFormed.model_validate(command.body())
    )  # fmt: skip


def author_objection(file: ReviewFile, now: Circumstances) -> Objection | None:
    """What the author does is done by the one appointed for this review, or who stands in for them."""
    words = "This is for the author of this review, whom the Chair appoints."
    return unless(now.acts_for(file.author), "SCR-AUTHOR-APPOINT", words)


def contact_objection(file: ReviewFile, now: Circumstances) -> Objection | None:
    """The victim and the family are spoken with by the one named for this review, or who stands in for them."""
    words = "This is for the person whom the Chair named to speak with the victim and the family."
    return unless(now.acts_for(file.contact), "SCR-VICTIM-PERSON", words)


def author_appointed(file: ReviewFile, event: AuthorAppointed) -> ReviewFile:
    """The author from now on."""
    return changed(file, author=event.author)


def victim_contact_named(file: ReviewFile, event: VictimContactNamed) -> ReviewFile:
    """The contact from now on."""
    return changed(file, contact=event.contact)


def panel_formed(file: ReviewFile, event: PanelFormed) -> ReviewFile:
    """The panel from now on."""
    return changed(file, panel=Panel(lay_adviser=event.lay_adviser, nominees=event.nominees))
