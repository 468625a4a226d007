-- A person as registered at an instant.
select p.person, p.version, p.body, p.key_id, p.recorded_at, p.recorded_by, k.wrapped, k.kek
from people p
left join data_keys k using (key_id)
where p.person = $1 and p.recorded_at <= $2
order by p.recorded_at desc, p.version desc
limit 1
