-- Roles and database of Caseclock, made once when the server's data directory is empty.
-- psql reads the passwords from files, so that none stands in an argument or in the environment.
-- caseclock_owner    owns the tables and runs the migrations.
-- caseclock_service  is what workers and the API log in as; it can only become caseclock_app.
-- caseclock_app      has the grants (append-only on events), written by the migrations.
\set owner_password `cat "$ROLE_PASSWORDS/owner-password"`
\if :SHELL_ERROR
  \warn owner-password cannot be read
  select 1 / 0;
\endif
\set app_password `cat "$ROLE_PASSWORDS/app-password"`
\if :SHELL_ERROR
  \warn app-password cannot be read
  select 1 / 0;
\endif

create role caseclock_app nologin;
-- The first migration makes caseclock_app where it is missing, and that statement asks for CREATEROLE first.
create role caseclock_owner login createrole password :'owner_password';
create role caseclock_service login noinherit password :'app_password' in role caseclock_app;
-- The owner runs rebuild and verify through the same pool, which sets the role.
grant caseclock_app to caseclock_owner with admin true, inherit false, set true;

create database caseclock owner caseclock_owner;
revoke all on database caseclock from public;
grant connect on database caseclock to caseclock_service;
