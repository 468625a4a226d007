"""The notice of a sanction on a service: the fields of the county's template and no others (L1744-1771)."""

from typing import ClassVar, Literal

from pydantic import Field

from domain.letters.letter import Gap, Letter, empty, in_words
from domain.letters.paper import Facts, Paper, Paragraph

__all__ = ["SanctionNotice"]

_PER_CONTRACT = frozenset({"homecare", "sis", "supported_living"})
_NO_NEW_PLACEMENTS = 3


class SanctionNotice(Letter):
    """A sanction placed, removed, increased or reduced (EST-SANCTION-FORM). It is about a service, not an adult."""

    kind: Literal["sanction_notice"] = "sanction_notice"
    readers: ClassVar = frozenset({"provider", "commissioner"})
    anonymised: ClassVar = True
    rules: ClassVar = ("EST-SANCTION-FORM", "EST-SANCTION-L3-EFFECT", "EST-SANCTION-PLAN")

    service_category: Literal[
        "residential", "residential_disability", "homecare", "sis", "supported_living"
    ] | None = None  # fmt: skip
    client_category: Literal["older_people", "physical_disability", "learning_disability", "mental_health"] | None = (
        None
    )
    service_name: str = ""
    service_address: str = ""
    process: Literal["place", "remove", "increase", "reduce"]
    sanction_type: Literal["poor_practice", "adult_protection", "contract_compliance"]
    level: Literal[1, 2, 3] | None = Field(default=None, description="None only where it is removed")
    contact: str = ""
    cluster: str = ""
    contracts: tuple[str, ...] = ()

    def gaps(self) -> tuple[Gap, ...]:
        """Every field of the template; contract numbers only where care is bought by contract."""
        fields = {
            "service_category": "Choose the service category.",
            "client_category": "Choose the client category.",
            "service_name": "Name the service.",
            "service_address": "Give the service's address.",
            "contact": "Name a contact.",
        }
        if self.service_category in _PER_CONTRACT:
            fields["contracts"] = "Give the contract number or numbers."
        if self.process != "remove":
            fields["level"] = "Choose the level."
        return empty(self, "EST-SANCTION-FORM", fields)

    def paper(self, reference: str) -> Paper:
        """The template's fields, what level 3 means, and what lifts a sanction."""
        lifted = "It can be lifted once a plan to address the concerns within a set time has been agreed and kept."
        effect = (Paragraph(text=_LEVEL_3),) if self._stops_placements else ()
        ends = () if self.process == "remove" else (Paragraph(text=lifted),)
        return Paper(
            title=f"Sanction process, our reference {reference}",
            blocks=(Facts(rows=self._rows()), *effect, *ends),
            marking="OFFICIAL-SENSITIVE",
        )

    @property
    def _stops_placements(self) -> bool:
        return self.level == _NO_NEW_PLACEMENTS and self.process != "remove"

    def _rows(self) -> tuple[tuple[str, str], ...]:
        by_contract = (("Cluster", self.cluster or "none"), ("Contract number(s)", ", ".join(self.contracts)))
        return (
            ("Service category", in_words(self.service_category or "")),
            ("Client category", in_words(self.client_category or "")),
            ("Name of service", self.service_name),
            ("Address", self.service_address),
            ("Sanction process", in_words(self.process)),
            ("Sanction type", in_words(self.sanction_type)),
            ("Sanction level", str(self.level or "none")),
            ("Name of contact", self.contact),
            *(by_contract if self.service_category in _PER_CONTRACT else ()),
        )


_LEVEL_3 = "While a sanction of level 3 is in force the council makes no further placements with this service."
