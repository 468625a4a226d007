-- migrate:up

-- One row per duty that ever arose; written with the events, rebuildable from them; nothing personal.
create table duties (
    stream        text not null,
    duty          text not null,
    rule          text not null,
    subject       text,
    state         text not null,
    holder_role   text not null,
    arose_at      timestamptz not null,
    target_at     timestamptz,
    due_at        timestamptz,
    breach_at     timestamptz,
    next_rung_at  timestamptz,
    rungs         smallint not null,          -- rungs of the ladder already reported
    explanation   jsonb not null,
    ended_at      timestamptz,
    primary key (stream, duty)
) with (fillfactor = 80);

create index duties_open on duties (due_at) where ended_at is null;

-- What must reach somebody else: queued in the transaction of the event that asks for it, delivered at least once.
create table outbox (
    id            bigint generated always as identity primary key,
    stream        text not null,
    seq           bigint not null,
    ordinal       smallint not null,          -- among the messages of one event
    kind          text not null,
    target        text,
    body          bytea not null,
    key_id        uuid not null,
    xid           xid8 not null default pg_current_xact_id(),
    created_at    timestamptz not null default clock_timestamp(),
    delivered_at  timestamptz,
    attempts      integer not null default 0,
    last_error    text,                       -- a code, never a message with personal data
    unique (stream, seq, ordinal)
);
alter table outbox alter column body set storage external;
create index outbox_pending on outbox (id) where delivered_at is null;

-- Every event that another service sent; the refused and unmatched ones are a work list.
create table outside_events (
    source       text not null,
    id           text not null,
    type         text not null,
    stream       text,
    status       text not null check (status in ('taken', 'refused', 'unmatched')),
    received_at  timestamptz not null,
    objections   jsonb,
    body         bytea,
    key_id       uuid,
    unique nulls not distinct (source, id, stream),   -- one event may concern several cases
    check ((body is null) = (key_id is null))
);
alter table outside_events alter column body set storage external;
create index outside_events_open on outside_events (received_at, source, id) where status <> 'taken';

grant select, insert, update on duties, outbox, outside_events to caseclock_app;

-- migrate:down
-- There is no way back: no migration drops what is recorded.
