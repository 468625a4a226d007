-- The events of a stream: $2 as known at this instant, $3 as far as they had happened by this instant (null: all).
select stream, seq, type, schema, body, key_id, effective_at, recorded_at, command_id, actor, law, hash, written_at,
       wrapped, kek
from sealed_events
where stream = $1
  and ($2::timestamptz is null or recorded_at <= $2)
  and ($3::timestamptz is null or effective_at <= $3)
order by seq
