-- Data keys that are not wrapped by the active key-encryption key.
select key_id, wrapped, kek from data_keys where kek <> $1 and wrapped is not null limit $2
