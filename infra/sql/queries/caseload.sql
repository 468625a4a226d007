-- Open cases of an area, the most urgent first, then the oldest, after a place in that order.
-- $1 area; $2 worker, $3 team, $4 lifecycle, $5 stage, $6 what the case waits for, $7 whether nobody has it in hand:
-- null for any; $8 to $10 the place; $11 how many; $12 lifecycles whose cases whoever asks does not read
select s.stream, s.lifecycle, s.stage, s.worker, s.team, s.urgency, s.waits_for, s.opened_at, s.updated_at,
       owed.open_duties, owed.overdue, owed.next_due
from streams s
cross join lateral (
    select count(*) as open_duties, count(*) filter (where d.state in ('due', 'breached', 'escalated')) as overdue,
           min(d.due_at) as next_due
    from duties d
    where d.stream = s.stream and d.ended_at is null
) owed
where not s.closed
  and s.area = $1
  and ($2::text is null or s.worker = $2)
  and ($3::text is null or s.team = $3)
  and ($4::text is null or s.lifecycle = $4)
  and ($5::text is null or s.stage = $5)
  and ($6::text is null or $6 = any (string_to_array(s.waits_for, ',')))
  and ($7::boolean is null or (s.worker is null) = $7)
  and s.lifecycle <> all ($12::text[])
  and (s.urgency, s.opened_at, s.stream) > ($8::smallint, $9::timestamptz, $10::text)
order by s.urgency, s.opened_at, s.stream
limit $11
