-- migrate:up

-- One row per stream: its head (version and hash) and the fields of the fold that lists and watches read.
create table streams (
    stream      text primary key,
    lifecycle   text not null,
    version     bigint not null check (version > 0),
    hash        bytea not null,               -- head of the hash chain
    person      uuid,                         -- whose data key encrypts by default; null: a stream about nobody
    stage       text not null,
    next_alarm  timestamptz,
    closed      boolean not null,
    opened_at   timestamptz not null,
    updated_at  timestamptz not null,
    team        text,
    worker      text,                         -- who is responsible now
    urgency     smallint not null,            -- 0 = most urgent
    area        text
) with (fillfactor = 80);                     -- every command updates its row: room for it on the same page

create index streams_open on streams (stream) where not closed;

-- The truth. No foreign keys to streams or data_keys: append() writes both sides, and a check for every row
-- would cost as much as the insert.
create table events (
    stream        text not null,
    seq           bigint not null,
    type          text not null,
    schema        smallint not null,
    body          bytea not null,             -- nonce and AES-256-GCM ciphertext of JSON
    key_id        uuid not null,
    effective_at  timestamptz not null,       -- when it happened in the world
    recorded_at   timestamptz not null,       -- when it was decided
    command_id    text not null,
    actor         text not null,
    law           text not null,
    hash          bytea not null,             -- sha256(previous hash, header, ciphertext)
    written_at    timestamptz not null default clock_timestamp(),
    xid           xid8 not null default pg_current_xact_id(),
    position      bigint generated always as identity,
    primary key (stream, seq)
);
alter table events alter column body set storage external;   -- ciphertext does not compress: do not try

-- The tail reads in this order: identity values become visible out of order, transaction ids can be bounded.
create index events_tail on events (xid, position);

create table commands (
    stream       text not null,
    command_id   text not null check (char_length(command_id) <= 200),
    digest       bytea not null,              -- of the command: the same id with another body is refused
    outcome      jsonb not null,              -- the answer; holds no personal data
    version      bigint not null,             -- of the stream after the command
    recorded_at  timestamptz not null,
    primary key (stream, command_id)
);

-- A cache of folds: may be deleted at any time.
create table snapshots (
    stream   text primary key,
    version  bigint not null,
    code     text not null,                   -- hash of the folding code: another code folds anew
    key_id   uuid not null,
    state    bytea not null
) with (fillfactor = 80);
alter table snapshots alter column state set storage external;

create table data_keys (
    key_id        uuid primary key,
    person        uuid not null unique,
    wrapped       bytea,                      -- null: destroyed, the person is erased
    kek           text not null,
    created_at    timestamptz not null default clock_timestamp(),
    destroyed_at  timestamptz,
    check ((wrapped is null) = (destroyed_at is not null))
);

create view sealed_events as
select e.*, k.wrapped, k.kek
from events e
left join data_keys k using (key_id);

grant select, insert on events, commands to caseclock_app;
grant select, insert, update on streams to caseclock_app;
grant select, insert, update, delete on snapshots to caseclock_app;
grant select, insert on data_keys to caseclock_app;
grant select on sealed_events to caseclock_app;

-- A key may only be destroyed or wrapped anew, never replaced by another: hence functions instead of update.
create function destroy_key(p_person uuid) returns boolean
language sql security definer set search_path = pg_catalog, public, pg_temp as $$
    with gone as (
        update public.data_keys set wrapped = null, destroyed_at = clock_timestamp()
        where person = p_person and wrapped is not null
        returning key_id
    ), forgotten as (
        delete from public.snapshots where key_id in (select key_id from gone)
    )
    select exists (select from gone)
$$;

create function rewrap_key(p_key_id uuid, p_before bytea, p_wrapped bytea, p_kek text) returns boolean
language sql security definer set search_path = pg_catalog, public, pg_temp as $$
    with changed as (
        update public.data_keys set wrapped = p_wrapped, kek = p_kek
        where key_id = p_key_id and wrapped = p_before
        returning key_id
    )
    select exists (select from changed)
$$;

revoke execute on function destroy_key(uuid), rewrap_key(uuid, bytea, bytea, text) from public;
grant execute on function destroy_key(uuid), rewrap_key(uuid, bytea, bytea, text) to caseclock_app;

-- The tail hides what is newer than the oldest open write transaction of the cluster, so its age is watched. Other
-- logins' sessions show their transactions only to their owner's role: hence with the rights of the migrating one.
create function oldest_writer_age() returns interval
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
    select coalesce(max(clock_timestamp() - a.xact_start), interval '0')
    from pg_stat_activity a
    where a.backend_xid is not null and a.pid <> pg_backend_pid()
$$;
revoke execute on function oldest_writer_age() from public;
grant execute on function oldest_writer_age() to caseclock_app;

-- migrate:down
-- There is no way back: no migration drops what is recorded.
