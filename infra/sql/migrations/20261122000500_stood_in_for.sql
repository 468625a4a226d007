-- migrate:up

-- For whom others have a case in hand is a fact of its head from now on, written with its events and rebuilt from them
-- (domain/kernel/cover.py); the table beside it could be neither.
update streams s
set standing = coalesce(s.standing, '[]'::jsonb) || t.facts
from (
    select stream, jsonb_agg(jsonb_build_object('kind', 'stood_in_for', 'about', worker, 'level', 0, 'since', null)) facts
    from standing_in
    group by stream
) t
where s.stream = t.stream;
drop table standing_in;

-- migrate:down
-- There is no way back: no migration drops what is recorded.
