-- Adds a version, unless somebody else has just added it.
insert into people (person, version, key_id, body, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6)
on conflict do nothing
returning version
