-- What stands in an area for all teams, by what it is about, then by case, after a place in that order. For whom
-- somebody stands in is not for all teams: taken_over.sql asks for it.
-- $1 area; $2 kinds, null for any; $3 what it is about, null for anything; $4 to $6 the place; $7 how many
select f.about, f.kind, f.level, f.since, s.stream, s.stage, s.closed, s.opened_at, s.team
from streams s
cross join lateral jsonb_to_recordset(s.standing) as f (kind text, about text, level integer, since timestamptz)
where s.standing is not null
  and s.area = $1
  and f.kind <> 'stood_in_for'
  and ($3::text is null or s.standing @> jsonb_build_array(jsonb_build_object('about', $3)))
  and ($2::text[] is null or f.kind = any ($2))
  and ($3::text is null or f.about = $3)
  and (f.about, s.stream, f.kind) > ($4, $5, $6)
order by f.about, s.stream, f.kind
limit $7
