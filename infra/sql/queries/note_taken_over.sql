-- The case was taken out of the worker's hands. $1 worker, $2 stream
insert into standing_in (worker, stream) values ($1, $2) on conflict do nothing
