"""Write domain/calendar/<division>.py from the list of bank holidays packaged in `govuk-bank-holidays`.

To take up newly published bank holidays: install the newer package, run this, run the tests, commit.
Nothing is fetched here. The version names the package and a digest of the list, so that no two lists,
not even one edited by hand, share it.
"""

import argparse
import hashlib
import json
import sys
from datetime import date
from importlib.metadata import version
from pathlib import Path

from govuk_bank_holidays.bank_holidays import BankHolidays

CALENDARS = Path(__file__).parent.parent / "domain" / "calendar"
# England and Wales have eight bank holidays in an ordinary year; with fewer, a year is not published whole.
FEWEST = 8

MODULE = '''"""Bank holidays of {title}, {first} to {last}, as published on GOV.UK.

Written by scripts/refresh_bank_holidays.py from the list packaged in govuk-bank-holidays {package}: change
nothing here by hand. Source: https://www.gov.uk/bank-holidays (Open Government Licence v3.0).
"""

from datetime import date
from typing import Final

from domain.calendar.working_days import Calendar

{constant}: Final = Calendar(
    name="{division}",
    version="{version}",
    first_year={first},
    last_year={last},
    timezone="Europe/London",
    holidays={{
{holidays}
    }},
)
'''


def published(division: str) -> dict[date, str]:
    """Read every bank holiday of the division with its name; a substitute day is called one."""
    days = BankHolidays.load_backup_data()[division]["events"]
    return {date.fromisoformat(day["date"]): _name(day) for day in sorted(days, key=lambda day: day["date"])}


def _name(day: dict[str, str]) -> str:
    title = day["title"].replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    return f"{title} (substitute day)" if day["notes"] == "Substitute day" else title


def covered_years(holidays: dict[date, str]) -> tuple[int, int]:
    """Find first and last year; ValueError if a year between is missing or not whole."""
    first, last = min(holidays).year, max(holidays).year
    for year in range(first, last + 1):
        count = sum(day.year == year for day in holidays)
        if count < FEWEST:
            raise ValueError(f"{year} has only {count} bank holidays: not a whole year")
    return first, last


def module(division: str) -> str:
    """Render the text of the division's module."""
    holidays, package = published(division), version("govuk-bank-holidays")
    first, last = covered_years(holidays)
    listed = json.dumps({day.isoformat(): name for day, name in holidays.items()}, separators=(",", ":"))
    return MODULE.format(
        title=division.replace("-", " ").title().replace(" And ", " and "),
        constant=division.replace("-", "_").upper(),
        division=division,
        package=package,
        version=f"govuk-{package}-{hashlib.sha256(listed.encode()).hexdigest()[:8]}",
        first=first,
        last=last,
        holidays="\n".join(
            f'        date({day.year}, {day.month}, {day.day}): "{name}",' for day, name in holidays.items()
        ),
    )


def main() -> int:
    """Write the module, or with --check only tell whether it is what would be written."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("division", nargs="?", default="england-and-wales")
    parser.add_argument("--check", action="store_true", help="write nothing, exit 1 if the module is stale")
    options = parser.parse_args()
    path, text = CALENDARS / f"{options.division.replace('-', '_')}.py", module(options.division)
    if options.check:
        return int(path.read_text(encoding="utf-8") != text)
    path.write_text(text, encoding="utf-8")
    print(f"wrote {path.name}: {text.count('date(')} days")
    return 0


if __name__ == "__main__":
    sys.exit(main())
