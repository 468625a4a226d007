-- The data key of a person.
select key_id, person, wrapped, kek from data_keys where person = $1
