insert into access_log (at, actor, stream, what) values ($1, $2, $3, $4)
