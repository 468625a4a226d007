-- Heads of open cases, evenly over so many workers. $1 cases, $2 workers
insert into streams (stream, lifecycle, version, hash, person, stage, closed, opened_at, updated_at, team, worker,
                     urgency, area)
select 'safeguarding/' || gen_random_uuid(), 'safeguarding', 1, '\x00', gen_random_uuid(), 'ENQUIRY', false, now(), now(),
       'forensic', 'w' || n % $2, 3, 'kent'
from generate_series(1, $1) as n
