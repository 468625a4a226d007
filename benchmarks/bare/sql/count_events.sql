select count(*) from events
