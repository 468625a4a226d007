-- The case was brought back to the worker. $1 worker, $2 stream
delete from standing_in where worker = $1 and stream = $2
