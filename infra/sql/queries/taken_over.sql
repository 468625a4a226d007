-- Cases that were taken out of the worker's hands, after a stream. $1 worker, $2 the stream, $3 how many
select stream from standing_in where worker = $1 and stream > $2 order by stream limit $3
