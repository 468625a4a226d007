-- How limits were kept in an area: in time, late, and still owed past their date. $1 area, $2 rules, $3 from, $4 before,
-- by the date on which each fell due
select d.rule,
       count(*) filter (where d.state = 'met') as in_time,
       count(*) filter (where d.state = 'met_late') as late,
       count(*) filter (where d.state in ('breached', 'escalated')) as missed
from duties d
join streams s using (stream)
where s.area = $1
  and s.team = $1
  and s.lifecycle = 'mappa'
  and d.rule = any ($2)
  and d.due_at >= $3
  and d.due_at < $4
group by d.rule
order by d.rule
