-- Puts the staged projections in the place of the live ones. Writers wait meanwhile, readers do not. A stream that
-- moved on since it was folded keeps its live rows: they were written with its newer events. Rows that are the same
-- already are left alone: a rebuild that finds nothing wrong writes nothing.
lock table streams in share row exclusive mode;
analyze staged_streams;
analyze staged_duties (stream, duty);
delete from duties d
using streams s join staged_streams t using (stream, version)
where d.stream = s.stream
  and not exists (select from staged_duties n where (n.stream, n.duty) = (d.stream, d.duty) and n *= d);
insert into duties
select n.* from staged_duties n
join staged_streams t using (stream)
join streams s using (stream, version)
where not exists (select from duties d where (d.stream, d.duty) = (n.stream, n.duty));
update streams s
set lifecycle = t.lifecycle, stage = t.stage, next_alarm = t.next_alarm, closed = t.closed, opened_at = t.opened_at,
    updated_at = t.updated_at, team = t.team, worker = t.worker, urgency = t.urgency, area = t.area,
    waits_for = t.waits_for, standing = t.standing
from staged_streams t
where s.stream = t.stream and s.version = t.version
  and (s.lifecycle, s.stage, s.next_alarm, s.closed, s.opened_at, s.updated_at, s.team, s.worker, s.urgency, s.area,
       s.waits_for, s.standing)
      is distinct from
      (t.lifecycle, t.stage, t.next_alarm, t.closed, t.opened_at, t.updated_at, t.team, t.worker, t.urgency, t.area,
       t.waits_for, t.standing);
