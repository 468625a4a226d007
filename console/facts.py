"""Facts line by line, in words; and the forms of what is registered and not told to a case."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final
from zoneinfo import ZoneInfo

from pydantic import BaseModel, TypeAdapter, ValidationError

from api.problems import Kind, Problem
from console.forms.drawn import Form
from console.forms.field import Field
from console.forms.field import Kind as FieldKind
from domain.kernel.recorded import recorded
from domain.kernel.refusal import Objection

__all__ = ["ADD", "REDRAWN", "drawn", "key_typed", "known_of", "lines_of", "not_so", "short"]

ADD: Final = "add"
"""The button that asks for one more row."""
REDRAWN: Final = frozenset({Kind.MALFORMED, Kind.REFUSED})
"""Problems for which a form is drawn again with what was typed."""


def lines_of(facts: BaseModel, zone: ZoneInfo) -> list[tuple[str, str]]:
    """Label and words of each fact, also of facts within facts; what is empty is left out."""
    return recorded(known_of(facts), type(facts), zone)


def drawn(form: Form, problem: Problem | None = None) -> dict[str, Any]:
    """What a page's template wants to draw this form, with what stands in its way."""
    objections, wrong = form.place(problem.objections if problem else ())
    return {
        "status": problem.kind.status if problem else 200, "form": form, "problem": problem, "objections": objections,
        "wrong": wrong, "add_name": ADD, "codes": {},
    }  # fmt: skip


def short(fields: Sequence[Field]) -> tuple[Field, ...]:
    """Fields of a register of codes: where no length is said, one line is enough."""
    return tuple(replace(each, kind=FieldKind.TEXT) if each.kind is FieldKind.LONG else each for each in fields)


def known_of(facts: BaseModel) -> dict[str, Any]:
    """What is said, without what stands at its default."""
    return facts.model_dump(mode="json", exclude_defaults=True)


def key_typed(keys: TypeAdapter[str], typed: str, field: str, words: str) -> str:
    """A key as an address of the API takes it. Raises a 422 problem at its field."""
    try:
        return keys.validate_python(typed)
    except ValidationError:
        raise not_so(field, words) from None


def not_so(field: str, words: str) -> Problem:
    """A 422 problem at one field."""
    return Problem(Kind.MALFORMED, "Nothing was recorded.", (Objection(rule="CASE-FORM", words=words, field=field),))
