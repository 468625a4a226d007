-- What was committed after a cursor ($1 xid, $2 position), in an order in which nothing appears behind the reader:
-- a transaction that still runs may have taken a lower position, so nothing at or past the oldest one is shown.
select stream, seq, type, schema, body, key_id, effective_at, recorded_at, command_id, actor, law, hash, written_at,
       wrapped, kek, xid, position
from sealed_events
where (xid, position) > ($1::xid8, $2::bigint)
  and xid < pg_snapshot_xmin(pg_current_snapshot())
order by xid, position
limit $3
