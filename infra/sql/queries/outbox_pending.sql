-- Messages that wait for delivery, the oldest first; $1 of one stream, or null for all.
select o.id, o.stream, o.seq, o.ordinal, o.kind, o.target, o.body, o.key_id, o.created_at, o.attempts, k.wrapped, k.kek
from outbox o
left join data_keys k using (key_id)
where o.delivered_at is null and ($1::text is null or o.stream = $1)
order by o.id
limit $2
