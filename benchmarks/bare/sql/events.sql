-- The rows of our events in a table of their own: same columns, same key, nothing else.
create table bare_events (
    stream text not null, seq bigint not null, type text not null, schema smallint not null, body bytea not null,
    key_id uuid not null, effective_at timestamptz not null, recorded_at timestamptz not null,
    command_id text not null, actor text not null, law text not null, hash bytea not null,
    written_at timestamptz not null default clock_timestamp(),
    primary key (stream, seq)
);
alter table bare_events alter column body set storage external;
