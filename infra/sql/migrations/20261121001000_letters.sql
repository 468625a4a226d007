-- migrate:up

-- Documents of a case, sealed with its person's key: letters as they went out, what was added to them, uploads.
create table documents (
    id          text primary key check (char_length(id) <= 300),
    stream      text not null,
    media_type  text not null,
    size        integer not null check (size >= 0),   -- of the plain document, in bytes
    key_id      uuid not null,
    body        bytea not null,
    stored_at   timestamptz not null,
    stored_by   text not null
);
alter table documents alter column body set storage external;   -- ciphertext does not compress: do not try
create index documents_of_stream on documents (stream, stored_at, id);

-- How each letter stands: codes only. The list of what waits and what failed reads it.
create table letters (
    stream      text not null,
    seq         bigint not null,
    ordinal     smallint not null,
    kind        text not null,
    reader      text not null,
    state       text not null check (state in ('incomplete', 'not_anonymous', 'needs_address', 'ready', 'sending',
                                               'sent', 'delivered', 'failed', 'unconfirmed', 'withdrawn', 'erased')),
    round       smallint not null,                     -- how often facts or an address were added: each may be sent once
    gaps        jsonb not null,                        -- what is missing: rules, fields, words without personal data
    code        text,                                  -- why it failed, or what the sender last said
    receipt     text,                                  -- the sender's own id
    owed_at     timestamptz not null,
    state_at    timestamptz not null,
    primary key (stream, seq, ordinal)
) with (fillfactor = 80);
create index letters_open on letters (owed_at, stream, seq, ordinal)
where state not in ('delivered', 'withdrawn', 'erased');

grant select, insert on documents to caseclock_app;
grant select, insert, update on letters to caseclock_app;

-- migrate:down
-- There is no way back: no migration drops what is recorded.
