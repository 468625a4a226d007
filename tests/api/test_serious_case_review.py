"""Serious case reviews over HTTP: who reads them, how they stand in words, the figures that the board audits."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import httpx
import pytest

from tests.api.conftest import Bearer

FIGURES = "/v1/serious-case-reviews/figures"


@pytest.fixture
async def review(http: httpx.AsyncClient, bearer: Bearer) -> str:
    """The address of a mandatory review that the lead agency has just opened."""
    polly, person, url = (
        bearer("polly", "ProbationPractitioner"),
        str(uuid4()),
        f"/v1/cases/serious-case-review/{uuid4()}",
    )
    registered = await http.put(f"/v1/people/{person}", json={"born": "1984-05-06"}, headers=polly)
    assert registered.status_code < 300, registered.text
    today = datetime.now(UTC).date()
    command = {
        "type": "RecordSeriousFurtherOffence", "person": person, "lead_agency": "probation",
        "charged_on": (today - timedelta(days=1)).isoformat(),
        "offence": {"kind": "murder", "on": (today - timedelta(days=3)).isoformat()},
        "levels": [{"level": 2, "since": "2025-06-02"}],
    }  # fmt: skip
    opened = await http.put(url, json={"command": command}, headers={**polly, "Idempotency-Key": str(uuid4())})
    assert opened.status_code < 300, opened.text
    return url


async def test_the_board_reads_how_it_stands_and_the_practitioner_does_not(
    http: httpx.AsyncClient, bearer: Bearer, review: str
) -> None:
    told: dict[str, Any] = (await http.get(f"{review}/overview", headers=bearer("cher", "SmbChair"))).json()
    assert (told["stage"], "The review is mandatory.") == ("SFO_CHARGED", told["lines"][1]["words"])
    assert told["lines"][1]["rule"] == "SCR-MANDATORY"
    for place in (review, f"{review}/overview"):
        refused = await http.get(place, headers=bearer("polly", "ProbationPractitioner"))
        assert refused.status_code == 403


async def test_the_audit_is_counted_from_the_reviews(http: httpx.AsyncClient, bearer: Bearer, review: str) -> None:
    """SCR-AUDIT: for the Chair, the board and the Co-ordinator; a period that ends before it begins is none."""
    today, cher = datetime.now(UTC).date(), bearer("cher", "SmbChair")
    coming = {"first": today.isoformat(), "last": (today + timedelta(days=60)).isoformat()}
    told = (await http.get(FIGURES, params=coming, headers=cher)).json()
    assert told["stages"]["SCR-T01-LEAD-N"]["of"] >= 1, review
    backwards = await http.get(FIGURES, params={"first": coming["last"], "last": coming["first"]}, headers=cher)
    assert backwards.status_code == 422
    for role in ("ProbationPractitioner", "ReviewAuthor"):
        assert (await http.get(FIGURES, params=coming, headers=bearer("x", role))).status_code == 403
