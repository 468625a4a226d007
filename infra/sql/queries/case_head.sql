-- How a case stands.
select stream, lifecycle, version, stage, next_alarm, closed, opened_at, updated_at, team, worker, urgency, area,
       waits_for
from streams
where stream = $1
