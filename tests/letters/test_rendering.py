"""PDF and HTML from the same sheet."""

import io
import re

import pytest
from pypdf import PdfReader

from domain.letters.feedback import CriteriaNotMet
from domain.letters.letter import Reader
from infra.letters.rendering import html_of, pdf_of
from infra.letters.sheet import Sheet, sheet_of
from tests.letters.samples import DIRECTORY, LETTERS, REFERENCE, SOMEBODY, due

REFERRER = Reader(kind="referrer")


def sheet(reader, letter) -> Sheet:
    owed = due(reader, letter)
    return sheet_of(owed, DIRECTORY.envelope(owed, SOMEBODY), REFERENCE)


def text_of(pdf: bytes) -> str:
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]
    return re.sub(r"\s+", " ", " ".join(pages))


@pytest.mark.parametrize(("reader", "letter"), LETTERS, ids=lambda each: getattr(each, "kind", ""))
async def test_every_kind_is_typeset_with_head_address_date_reference_and_page_numbers(reader, letter):
    pdf = await pdf_of(sheet(reader, letter))
    text, pages = text_of(pdf), len(PdfReader(io.BytesIO(pdf)).pages)
    for part in ("Example County Council", "4 Invented Avenue", "9 March 2026", REFERENCE, f"Page 1 of {pages}"):
        assert part in text
    html = html_of(sheet(reader, letter))
    for part in ("Example County Council", "4 Invented Avenue", 'datetime="2026-03-09"', REFERENCE):
        assert part in html


@pytest.mark.parametrize(("reader", "letter"), LETTERS, ids=lambda each: getattr(each, "kind", ""))
async def test_pdf_and_html_say_the_same_words(reader, letter):
    made = sheet(reader, letter)
    pdf, html = text_of(await pdf_of(made)), re.sub(r"\s+", " ", html_of(made))
    for block in made.paper.blocks:
        for words in block.model_dump().get("items", ()) or (block.model_dump().get("text", ""),):
            first = words.split("\n")[0].strip()
            assert first in pdf
            assert first.replace("'", "&#39;") in html


async def test_what_somebody_wrote_is_text_and_no_command():
    nasty = '<script>alert(1)</script> #eval("1+1") $x$ *bold* @cite \\ {{ 7*7 }} {% if %}'
    made = sheet(REFERRER, CriteriaNotMet(rationale=nasty))
    assert '<script>alert(1)</script> #eval("1+1") $x$ *bold* @cite \\ {{ 7*7 }} {% if %}' in text_of(
        await pdf_of(made)
    )
    html = html_of(made)
    assert "<script>" not in html
    assert "&lt;script&gt;" in html
    assert "{{ 7*7 }}" in html


async def test_the_same_letter_gives_the_same_bytes():
    made = sheet(*LETTERS[0])
    assert await pdf_of(made) == await pdf_of(made)


async def test_the_pdf_is_one_that_a_screen_reader_can_read():
    reader = PdfReader(io.BytesIO(await pdf_of(sheet(*LETTERS[4]))))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] is True or bool(root["/MarkInfo"]["/Marked"])
    assert root["/Lang"] == "en-GB"
    assert reader.metadata.title == "Causing others to make enquiries: request form"
    assert b"pdfuaid" in root["/Metadata"].get_data()


async def test_a_long_letter_goes_on_over_pages_that_name_their_reference():
    made = sheet(REFERRER, CriteriaNotMet(rationale="\n".join(["A sentence about what else was done."] * 80)))
    pages = PdfReader(io.BytesIO(await pdf_of(made))).pages
    assert len(pages) > 1
    assert REFERENCE in pages[1].extract_text()


def test_a_letter_to_nobody_is_no_letter():
    owed = due(*LETTERS[0])
    with pytest.raises(ValueError, match="somebody to go to"):
        sheet_of(owed, DIRECTORY.envelope(owed), REFERENCE)


def test_who_signs_can_always_be_reached():
    """S42-FB-TEMPLATES: the DSO's contact; what the register lacks comes from the team, else from the letterhead."""
    owed = due(*LETTERS[0])
    by_dana = DIRECTORY.envelope(owed).signatory
    assert (by_dana.name, by_dana.email, by_dana.telephone) == ("Dana Example", "dana@council.example", "01632 960 010")
    by_nobody = DIRECTORY.envelope(owed.model_copy(update={"signed_by": None, "team": None})).signatory
    assert (by_nobody.title, by_nobody.email) == ("Designated Senior Officer", "safeguarding@council.example")
