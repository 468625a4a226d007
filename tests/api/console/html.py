"""A page as a browser without script sees it: its text, its links, its forms; and what every page must have."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import pairwise

__all__ = ["Form", "Page"]

_EMPTY = frozenset({"input", "meta", "link", "br", "img", "hr"})
_TYPED = frozenset({"input", "select", "textarea"})


@dataclass
class Form:
    """A form: where it goes, and what it would send as it stands."""

    action: str
    method: str
    values: list[tuple[str, str]] = field(default_factory=list)
    buttons: list[tuple[str, str, str]] = field(default_factory=list)
    """Words, name, value."""
    names: set[str] = field(default_factory=set)
    """Every field that can be filled, also where nothing is chosen in it."""

    def filled(self, **more: str | list[str]) -> list[tuple[str, str]]:
        """What it sends with these fields filled in another way; a field that the form does not have is an error."""
        missing = {name for name in more if name not in self.names}
        assert not missing, (sorted(missing), sorted(self.names))
        kept = [(name, value) for name, value in self.values if name not in more]
        new = [(name, each) for name, value in more.items() for each in ([value] if isinstance(value, str) else value)]
        return kept + new


class Page(HTMLParser):
    """One page, read."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self.title = ""
        self.links: dict[str, str] = {}
        self.addresses: list[str] = []
        self.forms: list[Form] = []
        self.headings: list[tuple[str, str]] = []
        self.ids: list[str] = []
        self.labelled: set[str] = set()
        self.described: list[str] = []
        self.fields: list[tuple[str, dict[str, str]]] = []
        self.loads: list[str] = []
        self.offered: dict[str, list[str]] = {}
        self.lang = ""
        self.scripts_inline = 0
        self._select = ("", False, "")
        self._textarea = ""
        self.feed(text)
        self.close()
        assert not self.open, f"not closed: {self.open}"

    @property
    def text(self) -> str:
        """All words, with single blanks between."""
        return " ".join(" ".join(self.words).split())

    def form(self, ends: str = "", button: str = "") -> Form:
        """The form whose address ends so and that has such a button."""
        found = [
            each
            for each in self.forms
            if each.action.endswith(ends) and any(button in words for words, _, _ in each.buttons)
        ]
        assert len(found) == 1, [each.action for each in self.forms]
        return found[0]

    def faults(self) -> Iterator[str]:
        """What somebody could not use who sees, hears or types in another way than we do."""
        if self.lang != "en-GB":
            yield "the page does not say its language"
        if [level for level, _ in self.headings].count("h1") != 1:
            yield f"not one first heading: {self.headings}"
        levels = [int(level[1]) for level, _ in self.headings]
        yield from (f"heading skips a level: {self.headings}" for a, b in pairwise(levels) if b > a + 1)
        yield from (f"id stands twice: {each}" for each in set(self.ids) if self.ids.count(each) > 1)
        yield from (f"described by nothing: {each}" for each in self.described if each not in self.ids)
        for tag, attributes in self.fields:
            named = attributes.get("id") in self.labelled or "aria-label" in attributes
            if attributes.get("type") != "hidden" and "hidden" not in attributes and not named:
                yield f"no label: {tag} {attributes}"
        yield from (f"loads from elsewhere: {each}" for each in self.loads if "//" in each)
        if self.scripts_inline:
            yield "inline script or style"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if tag not in _EMPTY:
            self.open.append((tag, attributes))
        self._note(tag, attributes)
        if tag == "form":
            self.forms.append(Form(attributes.get("action", ""), attributes.get("method", "get")))
        elif tag in _TYPED:
            self.fields.append((tag, attributes))
            self._typed(tag, attributes)
        elif tag == "option" and self.open[-2][0] == "datalist":
            self.offered.setdefault(self.open[-2][1]["id"], []).append(attributes["value"])
        elif tag == "option" and self.forms:
            self._option(attributes)

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"closes what is not open: {tag}"
        opened, attributes = self.open.pop()
        assert opened == tag, f"{tag} closes {opened}"
        if tag == "textarea" and self.forms:
            self.forms[-1].values.append((attributes.get("name", ""), self._textarea.removeprefix("\n")))
        if tag == "select" and self.forms and self._select[0]:
            self.forms[-1].values.append((self._select[0], self._select[2]))

    def handle_data(self, data: str) -> None:
        inside = [tag for tag, _ in self.open]
        if "title" in inside:
            self.title += data
        elif "textarea" in inside:
            self._textarea += data
        elif "option" not in inside:
            self.words.append(data)
        if self.open and inside[-1] == "a":
            self.links[data.strip()] = self.open[-1][1].get("href", "")
            self.addresses.append(self.links[data.strip()])
        for level in ("h1", "h2", "h3", "h4"):
            if level in inside and inside[-1] == level:
                self.headings.append((level, data.strip()))
        if "button" in inside and self.forms:
            attributes = next(found for tag, found in self.open if tag == "button")
            self.forms[-1].buttons.append((data.strip(), attributes.get("name", ""), attributes.get("value", "")))

    def _note(self, tag: str, attributes: dict[str, str]) -> None:
        self.lang = attributes.get("lang", self.lang) if tag == "html" else self.lang
        if "id" in attributes:
            self.ids.append(attributes["id"])
        if tag == "label":
            self.labelled.add(attributes.get("for", ""))
        self.described += attributes.get("aria-describedby", "").split()
        loaded = attributes.get("src") or (attributes.get("href") if tag == "link" else None)
        if loaded:
            self.loads.append(loaded)
        inline = tag == "style" or "style" in attributes or (tag == "script" and "src" not in attributes)
        self.scripts_inline += inline or any(name.startswith("on") for name in attributes)

    def _typed(self, tag: str, attributes: dict[str, str]) -> None:
        name, kind = attributes.get("name", ""), attributes.get("type", "text")
        if not self.forms or not name:
            return
        self.forms[-1].names.add(name)
        if tag == "select":
            self._select = (name, False, "")
        elif tag == "textarea":
            self._textarea = ""
        elif kind not in {"radio", "checkbox"} or "checked" in attributes:
            self.forms[-1].values.append((name, attributes.get("value", "on" if kind == "checkbox" else "")))

    def _option(self, attributes: dict[str, str]) -> None:
        name, chosen, value = self._select
        if "selected" in attributes or (not chosen and not value):
            self._select = (name, "selected" in attributes or chosen, attributes.get("value", ""))
