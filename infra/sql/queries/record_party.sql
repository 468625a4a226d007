-- Adds a version of a party, the one after the newest; nothing comes back when another process was first.
insert into parties (stream, party, version, key_id, body, recorded_at, recorded_by)
values ($1, $2, $3, $4, $5, $6, $7)
on conflict do nothing
returning version
