-- Sessions that stand in the middle of a write transaction.
select pid from pg_stat_activity where backend_xid is not null and pid <> pg_backend_pid()
