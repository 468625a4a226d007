"""Typesetting: PDF by Typst, HTML by Jinja, both from the same sheet.

Both take the sheet as data: what somebody wrote into a case can be no command to the typesetter and no HTML.
The same sheet gives the same bytes: no clock and no font of the machine is asked.
"""

import asyncio
from functools import cache
from pathlib import Path
from typing import Final

import typst
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from infra.letters.sheet import Sheet

__all__ = ["html_of", "pdf_of"]

_TEMPLATES = Path(__file__).parent / "templates"
_ACCESSIBLE: Final = "ua-1"
"""PDF/UA-1: public bodies must publish documents that a screen reader can read."""


async def pdf_of(sheet: Sheet) -> bytes:
    """The letter as an accessible PDF, typeset in a thread beside the event loop."""
    return await asyncio.to_thread(_typeset, sheet.model_dump_json())


def html_of(sheet: Sheet) -> str:
    """The letter as one HTML page without references to anything outside itself."""
    return _page().render(sheet=sheet)


def _typeset(sheet: str) -> bytes:
    made = typst.compile(
        _TEMPLATES / "letter.typ",
        root=_TEMPLATES,
        sys_inputs={"sheet": sheet},
        font_paths=[],
        ignore_system_fonts=True,
        pdf_standards=_ACCESSIBLE,
    )
    if not isinstance(made, bytes):
        raise TypeError("one document was asked for")
    return made


@cache
def _page() -> Template:
    loader = FileSystemLoader(_TEMPLATES)
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined).get_template("letter.html.j2")
