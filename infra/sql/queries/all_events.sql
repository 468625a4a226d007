-- Every event, stream by stream, after a place ($1 stream, $2 seq): what a rebuild folds. Of a page of $3 only what
-- lies in the reader's slice, up to the stream $4 (null: to the end); the limit stands within, so that the last page of
-- a slice does not look through all that comes after it.
select * from (
    select stream, seq, type, schema, body, key_id, effective_at, recorded_at, command_id, actor, law, hash, written_at,
           wrapped, kek
    from sealed_events
    where (stream, seq) > ($1::text, $2::bigint)
    order by stream, seq
    limit $3
) page
where $4::text is null or stream <= $4
order by stream, seq
