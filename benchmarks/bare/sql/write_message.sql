select message_store.write_message($1, $2, $3, $4::jsonb, $5::jsonb, $6)
