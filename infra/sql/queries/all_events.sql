-- A page of at most $3 events, stream by stream, after a place ($1 stream, $2 seq) and up to the stream $4 (null: to the
-- end).
select stream, seq, type, schema, body, key_id, effective_at, recorded_at, command_id, actor, law, hash, written_at,
       wrapped, kek
from sealed_events
where (stream, seq) > ($1::text, $2::bigint)
  and stream <= coalesce($4::text, (select max(stream) from events))
order by stream, seq
limit $3
