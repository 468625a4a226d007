"""Where a rule stands, in words: the documents behind the codes of citations, and their parts.

A citation of a rule (and of an explanation that was recorded years ago) is short: the document's code, then a
paragraph or, where the document has no numbers, a line of the copy that the rules were read from ("004 para 4.1.3",
"004 L5207"). A reader has no such copy: the document is named, and for a line the form, template or chapter in which it
stands. ``docs/sources.md`` lists the documents.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator

__all__ = ["in_full"]

_MAPPA = "MAPPA Guidance"
_PRACTICE = "Adult safeguarding practice guidance"
_NICE = "NICE guideline NG189"
_TITLES = {
    "000": "Operating protocol of the Community Forensic Social Work team",
    "001": "Social Supervision Toolkit",
    "002": "Capabilities Framework for forensic mental health social work",
    "003": "Butler Trust workshop paper of Together and London Probation Trust",
    "004": _PRACTICE,
}
_CHAPTERS = (
    (2155, "1"), (2473, "2"), (2627, "3"), (2902, "4"), (3050, "5"), (3326, "6"), (3550, "7"), (3694, "8"),
    (3892, "9"), (3939, "10"), (4130, "11"), (4248, "12"), (4454, "13a"), (4688, "13b"), (4839, "14"), (5179, "15"),
    (5351, "16"), (5432, "17"), (5470, "19"), (5508, "20"), (5804, "21"), (5917, "22"), (6015, "23"), (6150, "24"),
    (6266, "25"), (6307, "26"), (6595, "27"), (6820, "28"), (6948, "29"), (6988, "30"), (7104, "31"), (7274, "32"),
)  # fmt: skip
"""The first line of each chapter of the MAPPA Guidance."""

_PARTS: dict[str, tuple[tuple[int, str, str], ...]] = {
    "001": tuple(
        (first, _TITLES["001"], f"section {number}")
        for number, first in enumerate((43, 65, 81, 159, 235, 264, 282, 294), start=1)
    ),
    "003": tuple(
        (first, _TITLES["003"], place)
        for first, place in (
            (7, "background"), (49, "section 1"), (66, "section 2"), (100, "what success looks like"),
        )
    ),
    "004": (
        (1, _PRACTICE, ""),
        (1300, "Note on telling the DoLS team of a concern", ""),
        (1357, "Safeguarding form for a caused enquiry", ""),
        (1646, "Self-neglect process and guidance", ""),
        (1744, "Sanctions template", ""),
        (1772, "Templates of feedback to the referrer", "criteria met"),
        (1822, "Templates of feedback to the referrer", "criteria not met"),
        (1871, "Templates of feedback to the referrer", "enquiry closed"),
        (1903, "Safeguarding closures aide-memoire", ""),
        *((first, _MAPPA, f"chapter {chapter}") for first, chapter in _CHAPTERS),
        (7721, "Kent and Medway MARAC referral form", ""),
        (8665, "DASH risk checklist", ""),
        (9279, "Guidance on safeguarding people living with dementia", ""),
        (10636, "Briefing on refused needs assessments", ""),
        (10754, _NICE, ""),
    ),
}  # fmt: skip
"""What begins at which line of a copy: the document, and the place in it. 004 is many papers bound together."""

_LAST_CHAPTER = 10
"""The practice guidance ends with its chapter 10: a higher one is the MAPPA Guidance's."""

_CODE = re.compile(r"^(00\d) ")
_LINE = re.compile(r",? ?\bL(\d+)(?:-L?\d+)?")
_OURS = re.compile(r"; (?:reading \d+|pathway chart \(\w\))")
"""What refers to our own reading of a source and not to the source."""


def in_full(citation: str, rule: str) -> str:
    """A citation with its documents named, each once; ``rule`` says which of the papers that share a code is meant.

    What has no code (the system's own rules, acts of Parliament) stays as it is.
    """
    told: list[str] = []
    titles: set[str] = set()
    for title, place in _pointers(citation, rule):
        words = place if title in titles else ", ".join(filter(None, (title, place)))
        if words and words not in told:
            told.append(words)
        titles.add(title)
    return "; ".join(told)


def _pointers(citation: str, rule: str) -> Iterator[tuple[str, str]]:
    """Document and place of each piece of a citation; a piece without a code belongs to the document before it."""
    code = title = ""
    for piece in _OURS.sub("", citation).split("; "):
        found = _CODE.match(piece)
        code = found[1] if found else code
        rest = piece[4:] if found else piece
        place = _place(rest)
        line = _LINE.search(rest)
        if line and not place:
            title, place = _part(code, int(line[1]))
        elif found:
            title, place = (_NICE, place[6:]) if place.startswith("NG189 ") else (_title(code, place, rule), place)
        yield title, place


def _place(piece: str) -> str:
    """The paragraph, section or standard that a piece names, without lines: "" if it names nothing but lines."""
    without = _LINE.sub("", piece).removesuffix("para").strip()
    return re.sub(r"^s(\d)\b", r"section \1", without.replace("Std ", "standard "))


def _part(code: str, line: int) -> tuple[str, str]:
    parts = _PARTS.get(code, ())
    at = bisect_right([first for first, _, _ in parts], line)
    return parts[at - 1][1:] if at else (_TITLES.get(code, ""), "")


def _title(code: str, place: str, rule: str) -> str:
    chapter = re.search(r"para (\d+)", place)
    of_mappa = rule.startswith(("MAPPA-", "MDO-", "SCR-")) or (chapter is not None and int(chapter[1]) > _LAST_CHAPTER)
    return _MAPPA if _TITLES.get(code) == _PRACTICE and of_mappa else _TITLES.get(code, code)
