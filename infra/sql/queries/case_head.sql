-- How a case stands, and which areas are asked to take it.
select stream, lifecycle, version, stage, next_alarm, closed, opened_at, updated_at, team, worker, urgency, area,
       waits_for,
       array(select substr(f.about, 6) from jsonb_to_recordset(s.standing) as f (kind text, about text)
             where f.kind = 'offered_to_area') as offered_to
from streams s
where stream = $1
