-- migrate:up

-- Parts of the one row that the read of a command answers. Not the tables' row types, for the reason in append.
create type held_head as (version bigint, hash bytea, lifecycle text, person uuid, closed boolean);
create type held_snapshot as (version bigint, code text, key_id uuid, state bytea);
create type held_event as (
    seq bigint, type text, schema smallint, body bytea, key_id uuid, effective_at timestamptz,
    recorded_at timestamptz, command_id text, actor text, law text, hash bytea, written_at timestamptz
);
create type held_answer as (
    command_id text, digest bytea, outcome jsonb, version bigint, recorded_at timestamptz
);
create type held_key as (key_id uuid, person uuid, wrapped bytea, kek text);

-- migrate:down
-- There is no way back: no migration drops what is recorded.
