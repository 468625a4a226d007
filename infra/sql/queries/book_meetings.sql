-- Meetings of an area between two instants, in their order. $1 area, $2 from, $3 before, $4 how many
select f.since as at, f.level, substr(f.about, 7) as meeting, substr(f.kind, 15) as state, s.stream
from streams s
cross join lateral jsonb_to_recordset(s.standing) as f (kind text, about text, level integer, since timestamptz)
where s.standing is not null
  and s.area = $1
  and s.team = $1
  and s.lifecycle = 'mappa'
  and f.kind like 'mappa\_meeting\_%'
  and f.since >= $2
  and f.since < $3
order by f.since, s.stream, f.about
limit $4
