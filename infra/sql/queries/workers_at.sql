-- Workers as registered at an instant; null for all of them.
select distinct on (worker) worker, version, body, recorded_at, recorded_by
from workers
where ($1::text[] is null or worker = any ($1)) and recorded_at <= $2
order by worker, recorded_at desc, version desc
