-- migrate:up

-- A worker or an API says that it is ready only on the schema that its code was written for.
grant select on schema_migrations to caseclock_app;

-- migrate:down
-- There is no way back: no migration drops what is recorded.
