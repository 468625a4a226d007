-- The streams in about $1 slices of as many events, in their order: the last stream of each, and its events.
with counted as (
    select stream, version, sum(version) over (order by stream) - version as before, sum(version) over () as total
    from streams
)
select max(stream) as until, sum(version)::bigint as events
from counted
where total > 0
group by div(before * $1::bigint, total)
order by 1
