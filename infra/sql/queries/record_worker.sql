-- Adds the next version, unless somebody else has just added it.
insert into workers (worker, version, body, recorded_at, recorded_by)
select $1::text, coalesce(max(version), 0) + 1, $2::jsonb, $3::timestamptz, $4::text from workers where worker = $1
on conflict do nothing
returning version
