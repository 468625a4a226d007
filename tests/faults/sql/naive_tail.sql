-- A planted bug: a tail by position alone. $1 is where the right one takes the transaction id.
select * from sealed_events
where position > $2::bigint and $1::bigint is not null
order by position
limit $3
