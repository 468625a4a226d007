-- In which areas this person has cases, or is offered with one, and of which lifecycles.
select area, lifecycle from streams where person = $1
union
select substr(f.about, 6), s.lifecycle
from streams s, jsonb_to_recordset(s.standing) as f (kind text, about text)
where s.person = $1 and f.kind = 'offered_to_area'
