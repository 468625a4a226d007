-- Erases a person: true if there was a key to destroy.
select destroy_key($1)
