-- Every event, stream by stream, after a place ($1 stream, $2 seq), as a rebuild folds them: what follows each other in
-- a stream is one row of arrays, which costs the reader half of what a row for each event does. A page of $3 events of
-- the reader's slice, up to the stream $4 (null: to the end); the limit stands within, so that the last page of a slice
-- does not look through all that comes after it.
select stream,
       array_agg(seq) as seqs,
       array_agg(type) as types,
       array_agg(schema) as schemas,
       array_agg(body) as bodies,
       array_agg(key_id) as key_ids,
       array_agg(effective_at) as effective,
       array_agg(recorded_at) as recorded,
       array_agg(actor) as actors,
       array_agg(law) as laws
from (
    select stream, seq, type, schema, body, key_id, effective_at, recorded_at, actor, law
    from events
    where (stream, seq) > ($1::text, $2::bigint)
    order by stream, seq
    limit $3
) page
where $4::text is null or stream <= $4
group by stream
order by stream
