select * from events
