-- Open duties of an area, the most urgent first, then by due date, after a place in that order.
-- $1 area; $2 worker, $3 team, $4 states, $5 lifecycle, $6 what the case waits for, $7 whether nobody has it in hand:
-- null for any; $8 to $11 the place; $12 how many; $13 lifecycles whose cases whoever asks does not read
select d.stream, s.lifecycle, s.stage, d.duty, d.rule, d.subject, d.state, d.holder_role, s.worker, s.team,
       d.arose_at, d.target_at, d.due_at, d.breach_at, s.urgency, s.waits_for
from duties d
join streams s using (stream)
where d.ended_at is null
  and s.area = $1
  and ($2::text is null or s.worker = $2)
  and ($3::text is null or s.team = $3)
  and ($4::text[] is null or d.state = any ($4))
  and ($5::text is null or s.lifecycle = $5)
  and ($6::text is null or $6 = any (string_to_array(s.waits_for, ',')))
  and ($7::boolean is null or (s.worker is null) = $7)
  and s.lifecycle <> all ($13::text[])
  and (s.urgency, d.due_at, d.stream, d.duty) > ($8::smallint, $9::timestamptz, $10::text, $11::text)
order by s.urgency, d.due_at, d.stream, d.duty
limit $12
