-- The documents whose ids begin with a prefix, in the order in which they were stored.
select d.id, d.stream, d.media_type, d.size, d.key_id, d.body, d.stored_at, d.stored_by, k.wrapped, k.kek
from documents d
left join data_keys k using (key_id)
where d.stream = $1 and starts_with(d.id, $2)
order by d.stored_at, d.id
