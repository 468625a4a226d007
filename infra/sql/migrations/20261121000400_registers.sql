-- migrate:up

-- Append-only registers: "as it was at an instant" is the newest version recorded by then.
create table people (
    person       uuid not null,
    version      integer not null,
    key_id       uuid not null,
    body         bytea not null,
    recorded_at  timestamptz not null,
    recorded_by  text not null,
    primary key (person, version)
);
alter table people alter column body set storage external;

create table workers (
    worker       text not null,
    version      integer not null,
    body         jsonb not null,              -- codes only: roles, grade, team, training
    recorded_at  timestamptz not null,
    recorded_by  text not null,
    primary key (worker, version)
);

create table access_log (
    position  bigint generated always as identity primary key,
    at        timestamptz not null,
    actor     text not null,
    stream    text not null,
    what      text not null
);
create index access_log_of_stream on access_log (stream, position);

grant select, insert on people, workers, access_log to caseclock_app;

-- migrate:down
-- There is no way back: no migration drops what is recorded.
