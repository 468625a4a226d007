"""What a desk decides by: the lawbook, the calendars, the areas and the lifecycles, bound together once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

from pydantic import TypeAdapter

from domain.calendar import SHIPPED
from domain.calendar.registry import Calendars
from domain.kernel.area import Area
from domain.kernel.case import AnyCase, AnyLifecycle
from domain.kernel.codebook import Codebook
from domain.kernel.reference import NO_REFERENCES, References
from domain.law.pack import Lawbook
from domain.registry import LAWBOOK, LIFECYCLES, lifecycle_named
from domain.settings import settings_objections
from infra.release import digest_of_sources

__all__ = ["Books"]

_KENT = Area()


def _none_held() -> References:
    return NO_REFERENCES


@dataclass(frozen=True)
class Books:
    """Everything that decisions rest on beside the case; the first area is the default one."""

    lawbook: Lawbook = LAWBOOK
    calendars: Calendars = SHIPPED
    areas: Mapping[str, Area] = field(default_factory=lambda: MappingProxyType({_KENT.name: _KENT}))
    references: Callable[[], References] = _none_held
    """The dated lists that are held now, asked for each mailbox: an import needs no restart."""
    _codebooks: dict[str, Codebook] = field(default_factory=dict, repr=False)

    @classmethod
    def of_areas(cls, path: Path | None, references: Callable[[], References] = _none_held) -> "Books":
        """Books with the areas of a JSON file, the home area first; without a file, Kent with nothing set.

        ``references`` says which dated lists are held (``activities/references.py``). Raises ValueError when the
        file does not fit, names no area, or chooses what nobody asks for.
        """
        if path is None:
            return cls(references=references)
        areas = TypeAdapter(tuple[Area, ...]).validate_json(path.read_bytes())
        wrong = [f"{area.name}: {each}" for area in areas for each in settings_objections(area)]
        if wrong or not areas:
            raise ValueError(f"{path.name}: {'; '.join(wrong) or 'no area'}")
        return cls(areas=MappingProxyType({area.name: area for area in areas}), references=references)

    def lifecycle(self, name: str) -> AnyLifecycle:
        """The lifecycle of this name. Raises UnknownLifecycleError."""
        return lifecycle_named(name)

    def codebook(self, name: str) -> Codebook:
        """The codebook of a lifecycle, made once."""
        if name not in self._codebooks:
            self._codebooks[name] = Codebook(LIFECYCLES[name])
        return self._codebooks[name]

    def law_of(self, case: AnyCase) -> str:
        """The law pack that a case runs under: the one in force when it was opened (DESIGN A6)."""
        if case.opened is None or case.opened_at is None:
            return ""
        return self.lawbook.in_force(self.calendars.named(case.opened.calendar).local_date(case.opened_at)).id

    @cached_property
    def folding_code(self) -> str:
        """A hash of the code that folds: a snapshot that other code made is not used (DESIGN C.4)."""
        return digest_of_sources("domain")
