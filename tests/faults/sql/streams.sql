-- The heads of all streams.
select stream, version, next_alarm, closed from streams order by stream
