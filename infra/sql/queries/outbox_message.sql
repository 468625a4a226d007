-- One message of the outbox, delivered or not.
select o.id, o.stream, o.seq, o.ordinal, o.kind, o.target, o.body, o.key_id, o.created_at, o.attempts, k.wrapped, k.kek
from outbox o
left join data_keys k using (key_id)
where o.stream = $1 and o.seq = $2 and o.ordinal = $3
