-- The head of one stream. $1 stream
select stream, version, next_alarm, closed from streams where stream = $1
