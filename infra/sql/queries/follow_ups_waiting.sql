-- Commands for other cases that have not been delivered, the oldest first, after a place. $1 area, $2 id, $3 how many,
-- $4 lifecycles whose cases whoever asks does not read
select o.id, o.stream, o.target, o.created_at, o.attempts, o.last_error
from outbox o
join streams s using (stream)
where o.delivered_at is null and o.kind = 'follow_up' and s.area = $1 and o.id > $2
  and s.lifecycle <> all ($4::text[])
order by o.id
limit $3
