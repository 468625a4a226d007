-- Seconds that the oldest open write transaction has run: until it ends, the tail shows nothing newer. The age of
-- what it holds back stands in where the owner of the function may not see the sessions of other logins.
select greatest(
    extract(epoch from oldest_writer_age()),
    (
        select extract(epoch from clock_timestamp() - min(written_at))
        from events where xid >= pg_snapshot_xmin(pg_current_snapshot())
    )
)::float8
