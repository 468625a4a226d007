-- The other rows of a whole write in tables of their own: same columns, same key, nothing else.
create table bare_commands (
    stream text not null, command_id text not null, digest bytea not null, outcome jsonb not null,
    version bigint not null, recorded_at timestamptz not null,
    primary key (stream, command_id)
);
create table bare_streams (
    stream text primary key, lifecycle text not null, version bigint not null, hash bytea not null, person uuid,
    stage text not null, next_alarm timestamptz, closed boolean not null, opened_at timestamptz not null,
    updated_at timestamptz not null, team text, worker text, urgency smallint not null, area text, waits_for text
) with (fillfactor = 80);
create table bare_duties (
    stream text not null, duty text not null, rule text not null, subject text, state text not null,
    holder_role text not null, arose_at timestamptz not null, target_at timestamptz, due_at timestamptz,
    breach_at timestamptz, next_rung_at timestamptz, rungs smallint not null, explanation jsonb not null,
    ended_at timestamptz,
    primary key (stream, duty)
) with (fillfactor = 80);
create table bare_outbox (
    id bigint generated always as identity primary key, stream text not null, seq bigint not null,
    ordinal smallint not null, kind text not null, target text, body bytea not null, key_id uuid not null,
    created_at timestamptz not null default clock_timestamp()
);
alter table bare_outbox alter column body set storage external;
