-- Counts over the cases of an area: of cases by category (about) and level, of open actions by agency with those whose
-- date has passed, of attendance by agency. $1 area, $2 now
select f.kind, substr(f.about, 7) as about,
       case when f.kind = 'mappa_case' then f.level end as level,
       case when f.kind in ('mappa_case', 'mappa_action') then count(*) else sum(f.level) end as number,
       count(*) filter (where f.kind = 'mappa_action' and f.since < $2) as overdue
from streams s
cross join lateral jsonb_to_recordset(s.standing) as f (kind text, about text, level integer, since timestamptz)
where s.standing is not null
  and s.area = $1
  and s.team = $1
  and s.lifecycle = 'mappa'
  and f.kind in ('mappa_case', 'mappa_action', 'mappa_asked', 'mappa_came', 'mappa_reported')
group by 1, 2, 3
order by 1, 2, 3
