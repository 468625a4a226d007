-- A document.
select d.id, d.stream, d.media_type, d.size, d.key_id, d.body, d.stored_at, d.stored_by, k.wrapped, k.kek
from documents d
left join data_keys k using (key_id)
where d.id = $1
