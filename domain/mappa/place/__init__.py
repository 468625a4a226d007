"""Place: where the offender is, and the clocks that follow a release date (region C of the chart)."""
