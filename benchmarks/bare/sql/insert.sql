insert into bare_events (stream, seq, type, schema, body, key_id, effective_at, recorded_at, command_id, actor, law, hash)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
