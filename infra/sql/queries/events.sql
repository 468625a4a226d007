-- The events of a stream: $2 as known at this instant, $3 as far as they had happened by this instant (null: all).
select * from sealed_events
where stream = $1
  and ($2::timestamptz is null or recorded_at <= $2)
  and ($3::timestamptz is null or effective_at <= $3)
order by seq
