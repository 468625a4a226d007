-- The open cases of one lifecycle ($1) of this person ($2), the oldest first.
select stream from streams where person = $2 and lifecycle = $1 and not closed order by opened_at, stream
