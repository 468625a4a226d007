-- What is open, by codes: letters that are not at their end by kind and state, duties by pathway and last rung,
-- messages that wait. Only rows that are not at their end are looked at, so that it costs what is open, not what ever was.
select 'letter' as what, l.kind as first, l.state as second, count(*) as number,
       extract(epoch from clock_timestamp() - min(l.state_at))::float8 as oldest
from letters l
where l.state not in ('delivered', 'withdrawn', 'erased')
group by l.kind, l.state
union all
select 'duty', split_part(d.stream, '/', 1), d.state, count(*), null
from duties d
where d.ended_at is null
group by 2, 3
union all
select 'outbox', '', '', count(*), null
from outbox
where delivered_at is null
