-- A page of at most $3 events, stream by stream, after a place ($1 stream, $2 seq) and up to the stream $4 (null: to the
-- end), as a rebuild folds them. What follows each other in a stream is one row of arrays, which costs the reader half
-- of what a row for each event does; and what is nearly always the same is sent as what costs next to nothing: the ids
-- of the keys as 16 bytes each, and no instant for what was recorded when it happened.
select stream,
       array_agg(seq) as seqs,
       array_agg(type) as types,
       array_agg(schema) as schemas,
       array_agg(body) as bodies,
       string_agg(uuid_send(key_id), ''::bytea) as key_ids,
       array_agg(nullif(effective_at, recorded_at)) as effective,
       array_agg(recorded_at) as recorded,
       array_agg(actor) as actors,
       array_agg(law) as laws
from (
    select stream, seq, type, schema, body, key_id, effective_at, recorded_at, actor, law
    from events
    where (stream, seq) > ($1::text, $2::bigint)
      and stream <= coalesce($4::text, (select max(stream) from events))
    order by stream, seq
    limit $3
) page
group by stream
order by stream
