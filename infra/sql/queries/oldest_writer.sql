-- Seconds that the oldest open write transaction has run: until it ends, the tail shows nothing newer.
select extract(epoch from oldest_writer_age())::float8
