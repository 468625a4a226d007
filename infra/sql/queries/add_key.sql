-- Keeps a new data key, unless the person has one.
insert into data_keys (key_id, person, wrapped, kek) values ($1, $2, $3, $4) on conflict do nothing
