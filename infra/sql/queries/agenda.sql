-- Cases whose open duty of a rule falls due by an instant, the longest waiting first: the agenda of a meeting.
-- $1 area, $2 rule, $3 instant
select d.stream, s.stage, s.worker, d.arose_at, d.due_at
from duties d
join streams s using (stream)
where d.ended_at is null and s.area = $1 and d.rule = $2 and d.due_at <= $3
order by d.arose_at, d.stream
