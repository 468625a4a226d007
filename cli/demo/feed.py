"""Feeding the demonstration in through the HTTP API, as the systems of a council would."""

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

import httpx

from cli.calling import problem_in_words
from cli.demo.day import Day, StepTold
from cli.output import Exit, StoppedError

__all__ = ["Fed", "Feeder", "TokenFor"]

TokenFor = Callable[[str], str]
"""A bearer token for a worker of the demonstration."""

REGISTRAR: Final = "demo-registrar"
"""Who registers the workers of the demonstration."""
_DEADLINE: Final = 60.0
_OK, _UNDER_WAY = 200, 202


@dataclass(slots=True)
class Fed:
    """What a run did: commands done now, and commands that an earlier run had done."""

    done: int = 0
    repeated: int = 0
    cases: dict[str, str] = field(default_factory=dict)
    """The address of each case by its title."""
    letters: Counter[str] = field(default_factory=Counter)
    """How many letters stand in each state."""


class Feeder:
    """Tells the API of one day. Every step that was done before is left as it is."""

    def __init__(self, http: httpx.Client, day: Day, token: TokenFor, now: datetime) -> None:
        self._http, self._day, self._token, self._now = http, day, token, now
        self.fed = Fed()

    def register(self) -> None:
        """Workers and people first: a case is about a registered person, a gate asks what a worker may."""
        for worker, facts in self._day.workers.items():
            self._put(f"/v1/workers/{worker}", facts.model_dump(mode="json", exclude_none=True))
        for name, person in self._day.people.items():
            self._put(f"/v1/people/{self._day.person_id(name)}", person.model_dump(mode="json", exclude_none=True))
        for reader, addressee in self._day.addressees.items():
            self._put(f"/v1/addressees/{reader}", addressee.model_dump(mode="json"))

    def tell(self, name: str) -> None:
        """One case, step by step."""
        case = self._day.cases[name]
        address = f"/v1/cases/{case.pathway}/{self._day.case_id(name)}"
        for n, step in enumerate(case.steps):
            self._step(address, step, f"demo/{name}/{n + 1}", opening=n == 0)
            if n == 0:  # a party belongs to a case that is open, and letters of the next steps go to it
                for party, facts in case.parties.items():
                    self._put(f"{address}/parties/{party}", facts.model_dump(mode="json", exclude_none=True))
        self.fed.cases[case.title] = address

    def count_letters(self) -> None:
        """How the letters stand now; those that wait say what for (``caseclock letter list``)."""
        for name, case in self._day.cases.items():
            place = f"/v1/cases/{case.pathway}/{self._day.case_id(name)}/letters"
            page = self._http.get(place, params={"limit": 200}, headers=self._headers(REGISTRAR)).json()
            self.fed.letters.update(each["state"] for each in page["items"])

    def _step(self, address: str, step: StepTold, key: str, *, opening: bool) -> None:
        headers = self._headers(step.by)
        known = self._http.get(f"{address}/commands/{key}", headers=headers)
        if known.status_code == _OK:
            self.fed.repeated += 1
            return
        body = {"command": self._day.command(step, self._now), "effective_at": step.at(self._now).isoformat()}
        method, place = ("PUT", address) if opening else ("POST", f"{address}/commands")
        answer = self._http.request(method, place, json=body, headers={**headers, "Idempotency-Key": key})
        self._must_be_done(self._waited_for(answer, headers), f"{step.do} ({key})")
        self.fed.done += 1

    def _waited_for(self, answer: httpx.Response, headers: dict[str, str]) -> httpx.Response:
        """The answer to a command that took longer than a request may."""
        give_up = time.monotonic() + _DEADLINE
        location = answer.headers.get("Location", "")
        while answer.status_code == _UNDER_WAY and time.monotonic() < give_up:
            time.sleep(0.5)
            answer = self._http.get(location, headers=headers)
        return answer

    def _put(self, place: str, body: dict[str, Any]) -> None:
        """Register it; the same facts again change nothing."""
        self._must_be_done(self._http.put(place, json=body, headers=self._headers(REGISTRAR)), place)

    def _headers(self, worker: str) -> dict[str, str]:
        return {"Authorization": f"Bearer {self._token(worker)}"}

    def _must_be_done(self, answer: httpx.Response, what: str) -> None:
        if not answer.is_success or answer.status_code == _UNDER_WAY:
            raise StoppedError(f"{what}: {answer.status_code} {problem_in_words(answer)}", Exit.FAILED)
