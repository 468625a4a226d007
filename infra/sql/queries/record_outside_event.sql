-- Keeps an event of another service once: nothing comes back when it is known already.
insert into outside_events (source, id, type, stream, status, received_at, objections, body, key_id)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
on conflict do nothing
returning id
