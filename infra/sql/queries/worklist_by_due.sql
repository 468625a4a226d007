-- Open duties of an area, the earliest due date first, after a place in that order.
-- $1 area; $2 worker, $3 team, $4 states, $5 lifecycle: null for any; $6 to $8 the place; $9 how many
select d.stream, s.lifecycle, s.stage, d.duty, d.rule, d.subject, d.state, d.holder_role, s.worker, s.team,
       d.arose_at, d.target_at, d.due_at, d.breach_at, s.urgency
from duties d
join streams s using (stream)
where d.ended_at is null
  and s.area = $1
  and ($2::text is null or s.worker = $2)
  and ($3::text is null or s.team = $3)
  and ($4::text[] is null or d.state = any ($4))
  and ($5::text is null or s.lifecycle = $5)
  and (d.due_at, d.stream, d.duty) > ($6::timestamptz, $7::text, $8::text)
order by d.due_at, d.stream, d.duty
limit $9
