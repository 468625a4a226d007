update outbox set delivered_at = clock_timestamp(), attempts = attempts + 1, last_error = $2
where id = $1 and delivered_at is null
