select count(*), max(written_at) from bare_events
