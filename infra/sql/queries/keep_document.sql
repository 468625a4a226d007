-- Keeps a document once: nothing comes back when there is one of this id.
insert into documents (id, stream, media_type, size, key_id, body, stored_at, stored_by)
values ($1, $2, $3, $4, $5, $6, $7, $8)
on conflict do nothing
returning id
