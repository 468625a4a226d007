-- Open streams after a stream id, in pages.
select stream, lifecycle, version, stage, next_alarm, updated_at
from streams
where not closed and stream > $1
order by stream
limit $2
