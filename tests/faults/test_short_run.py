"""A short fault run that every change must pass; the long ones have their own target (docs/faults.md)."""

import pytest

from tests.faults.run import run_seed


@pytest.mark.timeout(240)
async def test_under_faults_nothing_acknowledged_is_lost_or_doubled_and_no_duty_is_early():
    report = await run_seed(1, 150, seconds=15)
    assert report.violations == [], report.line()
    assert report.acknowledged > 20, report.line()
    assert report.faults.total() > 5, report.line()
    assert report.rungs > 0, report.line()
