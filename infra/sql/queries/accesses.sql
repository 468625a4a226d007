-- Who looked at a stream, in order.
select at, actor, what from access_log where stream = $1 order by position
