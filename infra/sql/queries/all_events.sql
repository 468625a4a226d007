-- Every event, stream by stream, after a place ($1 stream, $2 seq): what a rebuild folds.
select stream, seq, type, schema, body, key_id, effective_at, recorded_at, command_id, actor, law, hash, written_at,
       wrapped, kek
from sealed_events
where (stream, seq) > ($1::text, $2::bigint)
order by stream, seq
limit $3
