-- Outside events of one status that an area may see, the oldest first, after a place in that order.
-- Those that match no case belong to no area: whoever looks first sorts them out.
-- $1 status, $2 area, $3 to $5 the place, $6 how many, $7 lifecycles whose cases whoever asks does not read
select o.source, o.id, o.type, o.stream, o.status, o.received_at, o.objections
from outside_events o
left join streams s using (stream)
where o.status = $1
  and (s.stream is null or (s.area = $2 and s.lifecycle <> all ($7::text[])))
  and (o.received_at, o.source, o.id) > ($3::timestamptz, $4::text, $5::text)
order by o.received_at, o.source, o.id
limit $6
