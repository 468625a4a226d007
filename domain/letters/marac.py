"""The MARAC referral form of Kent and Medway, sections 1 to 8 (L7721-8600).

An incomplete form is returned unprocessed, and one that is not sent both to the MARAC co-ordinator and to the IDVA
service is not heard (DA-MARAC-COMPLETE, DA-MARAC-BOTH): it is one letter for two readers.
"""

from datetime import date
from typing import ClassVar, Literal, Self, get_args

from pydantic import Field

from domain.kernel.words import date_in_words
from domain.letters.known import Known, filled
from domain.letters.letter import Enclosure, Gap, Letter, in_words
from domain.letters.marac_parts import (
    Action,
    Child,
    DashAnswer,
    Perpetrator,
    Reason,
    Referrer,
    Risk,
    Victim,
    YesNo,
    child_of,
    perpetrator_of,
)  # fmt: skip
from domain.letters.paper import Block, Facts, Heading, Paper, Paragraph, Ticks

__all__ = ["MaracReferral"]


class MaracReferral(Letter):
    """The whole form. ``dash_attached``: the completed DASH goes with it or the form comes back."""

    kind: Literal["marac_referral"] = "marac_referral"
    readers: ClassVar = frozenset({"marac", "idva"})
    rules: ClassVar = (
        "DA-MARAC-S1", "DA-MARAC-S2", "DA-MARAC-S3", "DA-MARAC-S4", "DA-MARAC-S5", "DA-MARAC-THRESHOLD", "DA-MARAC-S7",
        "DA-MARAC-COMPLETE", "DA-MARAC-MARKING", "DA-MARAC-CRIME",
    )  # fmt: skip

    referred_on: date
    referrer: Referrer = Referrer()
    victim: Victim = Victim()
    perpetrators: tuple[Perpetrator, ...] = ()
    children: tuple[Child, ...] = ()
    no_children: bool = False
    reasons: tuple[Reason, ...] = ()
    dash_count: int | None = Field(default=None, ge=0, le=24)
    dash_attached: bool = False
    dash: tuple[DashAnswer, ...] = Field(default=(), description="The completed checklist, enclosed")
    dash_document: str = Field(
        default="", max_length=200, description="An agency's own DASH: a document of the record, saved as a DASH"
    )
    dash_completed_on: date | None = None
    dash_other_factors: str = ""
    dash_weapons_access: str = ""
    dash_priorities: str = ""
    current_incident: str = ""
    why_high_risk_now: str = ""
    background: str = ""
    risks: tuple[Risk, ...] = ()
    other_risk: str = ""
    weapons_and_licence: str = ""
    actions: tuple[Action, ...] = ()
    other_action: str = ""
    wishes_police_report: YesNo | None = None
    contact_risk: YesNo | None = None
    contact_risk_details: str = ""
    speak_to_referrer_first: YesNo | None = None
    speak_first_number: str = ""
    legal_bases: tuple[str, ...] = ()

    def completed(self, known: Known) -> Self:
        """Sections 1 to 5: who refers, who the victim is, who is alleged and which children there are."""
        signs, person = known.signatory, known.adult
        ours = {name: getattr(person, name) for name in Victim.model_fields if name in type(person).model_fields}
        return filled(
            self.model_copy(update={
                "referrer": filled(
                    self.referrer, practitioner=signs.name, telephone=signs.telephone, email=signs.email
                ),
                "victim": filled(self.victim, **ours),
            }),
            perpetrators=tuple(perpetrator_of(each) for each in known.called("perpetrator")),
            children=() if self.no_children else tuple(child_of(each) for each in known.called("child")),
        )  # fmt: skip

    def gaps(self) -> tuple[Gap, ...]:
        """Every part that the co-ordinator needs, all at once."""
        return tuple(Gap(rule=rule, field=field, words=words) for rule, field, words, holds in self._asked if not holds)

    def enclosures(self) -> tuple[Enclosure, ...]:
        """An agency's own checklist goes as it was completed (DA-DASH-ALT)."""
        if not self.dash_document:
            return ()
        words = "Upload the completed DASH into the record of this case as a DASH, and give its reference here."
        return (
            Enclosure(document=self.dash_document, kind="dash", rule="DA-DASH-ALT", field="dash_document", words=words),
        )

    @property
    def _asked(self) -> tuple[tuple[str, str, str, bool], ...]:
        """Rule, field, what to do, and whether it is done."""
        who, victim = self.referrer, self.victim
        contact = bool(who.practitioner and who.agency and who.telephone and who.email and who.postal_address)
        aware = victim.aware == "yes" or (victim.aware == "no" and bool(victim.not_aware_because))
        children = self.no_children or (bool(self.children) and all(child.name for child in self.children))
        narrative = self.current_incident and self.why_high_risk_now and self.background
        risk_told = self.contact_risk in {"no", "not_known"} or bool(self.contact_risk and self.contact_risk_details)
        return (
            ("DA-MARAC-S1", "referrer", "Give the practitioner, the agency and every way to reach them.", contact),
            ("DA-MARAC-S1", "referrer.repeat", "Say whether this is a repeat referral.", who.repeat is not None),
            ("DA-MARAC-S2", "victim", "Name the victim with date of birth and address.",
             bool(victim.name and victim.born and victim.address)),
            ("DA-MARAC-S2", "victim.safe_contact", "Say how and when it is safe to make contact.",
             bool(victim.safe_contact)),
            ("DA-MARAC-AWARE", "victim.aware", "Say whether the victim knows of the referral, and if not why.", aware),
            ("DA-MARAC-AWARE", "victim.happy_to_share", "Record the victim's view on sharing.",
             victim.happy_to_share is not None),
            ("DA-MARAC-LADO", "victim.lado_considered", "Decide whether the LADO is to be considered.",
             victim.lado_considered is not None),
            ("DA-MARAC-S3", "victim.ethnicity", "Complete the section on diversity.", bool(victim.ethnicity)),
            ("DA-MARAC-S4", "perpetrators", "Name each perpetrator and the relationship to the victim.",
             bool(self.perpetrators) and all(p.name and p.relationship_to_victim for p in self.perpetrators)),
            ("DA-MARAC-LADO", "perpetrators.lado_considered",
             "Decide for each perpetrator whether the LADO is to be considered.",
             all(p.lado_considered is not None for p in self.perpetrators)),
            ("DA-MARAC-S5", "children", "Name the children, or say that there are none.", children),
            ("DA-MARAC-THRESHOLD", "reasons", "Tick a reason for the referral.", bool(self.reasons)),
            ("DA-MARAC-THRESHOLD", "dash_count", "Record the ticks on the DASH.", self.dash_count is not None),
            ("DA-MARAC-COMPLETE", "dash_attached", "Attach the completed DASH.", self.dash_attached),
            ("DA-MARAC-COMPLETE", "dash_document", "Name the document that is the completed DASH, or answer its"
             " questions in the case.", bool(self.dash or self.dash_document)),
            ("DA-MARAC-S7", "current_incident", "Tell the last incident, why high risk now, and the background.",
             bool(narrative)),
            ("DA-MARAC-RISKS", "risks", "Tick the risks identified.", bool(self.risks)),
            ("DA-MARAC-FIREARM", "weapons_and_licence", "Say what is known of weapons and of a firearms licence.",
             bool(self.weapons_and_licence)),
            ("DA-MARAC-ACTIONS", "actions", "Tick what was done before the referral.", bool(self.actions)),
            ("DA-MARAC-POLICE-WISH", "wishes_police_report", "Record whether the victim wishes it reported.",
             self.wishes_police_report is not None),
            ("DA-MARAC-CONTACT-RISK", "contact_risk", "State any risk in making contact, in full.", risk_told),
            ("DA-MARAC-SPEAK-FIRST", "speak_to_referrer_first", "Say whether to speak to you first.",
             self.speak_to_referrer_first is not None),
            ("DA-MARACF-LEGAL", "legal_bases", "Tick the lawful bases for sharing.", bool(self.legal_bases)),
        )  # fmt: skip

    def paper(self, reference: str) -> Paper:
        """All sections, in the form's order."""
        return Paper(
            title="MARAC referral form",
            blocks=(
                Paragraph(text=_BOTH),
                *self._section_1(reference), *self._sections_2_and_3(), *self._section_4(), *self._section_5(),
                *self._section_6(), *self._section_7(), *self._section_8(), *self._enclosed_dash(),
            ),
            marking="OFFICIAL-SENSITIVE WHEN COMPLETE",
            signed=False,
        )  # fmt: skip

    def _section_1(self, reference: str) -> tuple[Block, ...]:
        who = self.referrer
        return (
            Heading(text="1. Referring agency"),
            Facts(rows=(
                ("Our reference", reference),
                ("Referring practitioner", who.practitioner), ("Referring agency", who.agency),
                ("Telephone", who.telephone), ("E-mail", who.email), ("Postal address", who.postal_address),
                ("Date of referral", _day(self.referred_on)), ("Crime report number", who.crime_number or "not known"),
                ("Repeat referral", _with(who.repeat, who.last_marac)),
                ("Referred in another area", _with(who.other_area, who.other_area_where_and_when)),
            )),
        )  # fmt: skip

    def _sections_2_and_3(self) -> tuple[Block, ...]:
        victim = self.victim
        return (
            Heading(text="2. Victim"),
            Facts(rows=(
                ("Name", victim.name), ("Date of birth", _day(victim.born)), ("Gender", victim.gender),
                ("Age", _age(victim.born, self.referred_on)),
                ("Address", victim.address), ("Telephone", victim.telephone), ("Safe contact", victim.safe_contact),
                ("Home owner or landlord", victim.home), ("First language", victim.first_language),
                ("Interpreter needed", _word(victim.interpreter)), ("Occupation", victim.occupation),
                ("LADO to be considered", _word(victim.lado_considered)), ("Place of work", victim.workplace),
                ("GP", victim.gp), ("Pregnant", _word(victim.pregnant)),
                ("Aware of this referral", _with(victim.aware, victim.not_aware_because)),
                ("Happy for information to be shared", _word(victim.happy_to_share)),
            )),
            Heading(text="3. Diversity"),
            Facts(rows=(
                ("Black and minority ethnic group", _word(victim.minority_ethnic_group)),
                ("Ethnicity", victim.ethnicity), ("Disabled", _word(victim.disabled)),
                ("Lesbian, gay or bisexual", _word(victim.lesbian_gay_or_bisexual)),
                ("Transsexual", _word(victim.transsexual)),
            )),
        )  # fmt: skip

    def _section_4(self) -> tuple[Block, ...]:
        return (Heading(text="4. Perpetrator(s)"), *(
            Facts(rows=(
                ("Name", each.name), ("Address", each.address), ("Date of birth or age", each.born),
                ("Relationship to victim", each.relationship_to_victim), ("Occupation", each.occupation),
                ("LADO to be considered", _word(each.lado_considered)),
            ))
            for each in self.perpetrators
        ))  # fmt: skip

    def _section_5(self) -> tuple[Block, ...]:
        if not self.children:
            return (Heading(text="5. Children"), Paragraph(text="There are no children."))
        return (Heading(text="5. Children"), *(
            Facts(rows=(
                ("Name", child.name), ("Date of birth or age", child.born), ("Address", child.address),
                ("Relationship to victim", child.relationship_to_victim),
                ("Relationship to perpetrator", child.relationship_to_perpetrator),
                ("School or setting", child.school_or_setting),
            ))
            for child in self.children
        ))  # fmt: skip

    def _section_6(self) -> tuple[Block, ...]:
        count = "not recorded" if self.dash_count is None else str(self.dash_count)
        attached = "yes" if self.dash_attached else "no"
        return (
            Heading(text="6. Reason for referral"),
            _ticks(get_args(Reason), self.reasons),
            Facts(rows=(("Ticks on the DASH", count), ("Completed DASH attached", attached))),
        )

    def _section_7(self) -> tuple[Block, ...]:
        return (
            Heading(text="7. Reasons for referral"), Paragraph(text=_CRIMES),
            Facts(rows=(("Current incident", self.current_incident), ("Why high risk now", self.why_high_risk_now),
                        ("Background", self.background))),
            Heading(text="Risks identified"), _ticks(get_args(Risk), self.risks),
            Facts(rows=(("Other risk", self.other_risk or "none"),
                        ("Weapons and firearms licence", self.weapons_and_licence))),
            Heading(text="Actions taken at the time of referral"), _ticks(get_args(Action), self.actions),
            Facts(rows=(
                ("Other action", self.other_action or "none"),
                ("Victim wishes offences reported", _word(self.wishes_police_report)),
                ("Risk in contact being made", _with(self.contact_risk, self.contact_risk_details)),
                ("Speak to us before contact", _with(self.speak_to_referrer_first, self.speak_first_number)),
            )),
        )  # fmt: skip

    def _section_8(self) -> tuple[Block, ...]:
        ticked = tuple((basis, True) for basis in self.legal_bases)
        return (Heading(text="8. Legal basis for sharing"), Ticks(boxes=ticked))

    def _enclosed_dash(self) -> tuple[Block, ...]:
        """The DASH as it was completed: without it the referral comes back (DA-MARAC-COMPLETE)."""
        if not self.dash and not self.dash_document:
            return ()
        rows = tuple((f"{n}. {each.question}", each.words) for n, each in enumerate(self.dash, 1))
        questions: Block = Facts(rows=rows) if rows else Paragraph(text=_OWN_DASH)
        return (
            Heading(text="Enclosed: the completed DASH"),
            Facts(rows=(("Completed on", _day(self.dash_completed_on)),
                        ("Answers that are yes", str(self.dash_count or 0)))),
            questions,
            Facts(rows=(("What else raises the risk", self.dash_other_factors),
                        ("Access to weapons", self.dash_weapons_access),
                        ("The victim's greatest priorities for safety", self.dash_priorities))),
        )  # fmt: skip


_BOTH = (
    "This referral goes to the MARAC address for the area where the victim lives and to the IDVA service for that "
    "area. Unless it is sent to both, the case is not heard; unless it is complete and the DASH attached, it is "
    "returned."
)
_OWN_DASH = "It was completed by another agency on its own form. That form is enclosed as a document of its own."
_CRIMES = "Any offences disclosed in this referral will be recorded by the police as crimes."


def _ticks(all_codes: tuple[str, ...], ticked: tuple[str, ...]) -> Ticks:
    return Ticks(boxes=tuple((in_words(code), code in ticked) for code in all_codes))


def _word(answer: str | None) -> str:
    return in_words(answer) if answer else ""


def _with(answer: str | None, more: str) -> str:
    return ": ".join(part for part in (_word(answer), more) if part)


def _day(day: date | None) -> str:
    return date_in_words(day) if day else ""


def _age(born: date | None, on: date) -> str:
    return str(on.year - born.year - ((on.month, on.day) < (born.month, born.day))) if born else ""
