-- Open cases that a worker has in hand, after a stream. $1 worker, $2 the stream, $3 how many
select stream from streams where not closed and worker = $1 and stream > $2 order by stream limit $3
