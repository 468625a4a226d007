-- migrate:up

-- Who else belongs to a case and how they are reached: the referrer, whoever acts for the adult, those alleged,
-- children, agencies. Sealed with the key of the person whose case it is; every change is a new version.
create table parties (
    stream       text not null,
    party        text not null check (char_length(party) <= 120),   -- a role and a code, never a name
    version      integer not null,
    key_id       uuid not null,
    body         bytea not null,
    recorded_at  timestamptz not null,
    recorded_by  text not null,
    primary key (stream, party, version)
);
alter table parties alter column body set storage external;

-- Where bodies are reached, for an area or ('*') for all: organisations' addresses, nobody's own, so in clear.
create table addressees (
    area         text not null,
    reader       text not null check (char_length(reader) <= 120),
    version      integer not null,
    body         jsonb not null,
    recorded_at  timestamptz not null,
    recorded_by  text not null,
    primary key (area, reader, version)
);

-- Whose cases they are: a person is seen by the areas that have a case of theirs.
create index streams_of_person on streams (person);

grant select, insert on parties, addressees to caseclock_app;

-- migrate:down
-- There is no way back: no migration drops what is recorded.
