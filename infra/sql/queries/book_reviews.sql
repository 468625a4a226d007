-- Reviews that are owed in an area, the earliest first. $1 area, $2 rules, $3 due before, $4 how many
select d.stream, d.rule, d.due_at, d.breach_at, d.state, s.worker
from duties d
join streams s using (stream)
where d.ended_at is null
  and s.area = $1
  and s.team = $1
  and s.lifecycle = 'mappa'
  and d.rule = any ($2)
  and d.due_at < $3
order by d.due_at, d.stream, d.rule
limit $4
