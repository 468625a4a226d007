-- The data keys with these ids ($1), as the key chain opens them; a destroyed one has nothing wrapped.
select key_id, wrapped, kek from data_keys where key_id = any($1::uuid[])
