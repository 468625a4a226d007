-- Adds a version of where a body is reached; nothing comes back when another process was first.
insert into addressees (area, reader, version, body, recorded_at, recorded_by)
select $1, $2, 1 + coalesce(max(version), 0), $3::jsonb, $4, $5 from addressees where area = $1 and reader = $2
on conflict do nothing
returning version
