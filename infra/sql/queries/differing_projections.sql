-- Streams whose live projections are not what their events fold to. One that moved on meanwhile cannot be told.
with same as (
    select s.stream from streams s join staged_streams t using (stream, version)
), heads as (
    select stream, lifecycle, stage, next_alarm, closed, opened_at, updated_at, team, worker, urgency, area, waits_for,
           standing
    from streams where stream in (select stream from same)
), folded as (
    select stream, lifecycle, stage, next_alarm, closed, opened_at, updated_at, team, worker, urgency, area, waits_for,
           standing
    from staged_streams where stream in (select stream from same)
), live_duties as (
    select * from duties where stream in (select stream from same)
), folded_duties as (
    select * from staged_duties where stream in (select stream from same)
)
select stream from ((table heads except table folded) union all (table folded except table heads)) h
union
select stream from ((table live_duties except table folded_duties)
                    union all (table folded_duties except table live_duties)) d
order by 1
