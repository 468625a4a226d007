-- Refused and unmatched events of other services, the oldest first, after a place in that order.
select o.source, o.id, o.type, o.stream, o.status, o.received_at, o.objections, o.body, o.key_id, k.wrapped, k.kek
from outside_events o
left join data_keys k using (key_id)
where o.status <> 'taken' and (o.received_at, o.source, o.id) > ($1::timestamptz, $2::text, $3::text)
order by o.received_at, o.source, o.id
limit $4
