-- The newest version of a party; 0 if it has none.
select coalesce(max(version), 0) from parties where stream = $1 and party = $2
