-- migrate:up

-- Which cases were taken out of a worker's hands: where to bring them back from when the worker is back.
create table standing_in (
    worker   text not null,
    stream   text not null,
    primary key (worker, stream)
);
create index streams_in_hand on streams (worker, stream) where not closed and worker is not null;

grant select, insert, delete on standing_in to caseclock_app;

-- migrate:down
-- There is no way back: no migration drops what is recorded.
