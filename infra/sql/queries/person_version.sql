select coalesce(max(version), 0) from people where person = $1
