-- migrate:up

-- An opening that must find no other open case of its lifecycle and person: number, lifecycle, person.
create type alone as (n integer, lifecycle text, person uuid);

-- As append_together, for the few transactions that hold such an opening; all others do not come this way. Openings
-- about one person take turns: the lock comes before those of the streams, which nobody who holds one of them takes,
-- and by a statement of its own, so that the look at the streams sees what was committed while it was waited for. An
-- opening that finds another case, or stands behind another of the same person in this transaction, is lost like a
-- write that was decided on what does not hold: no stream ends in an empty hash.
create function append_alone(
    p_writes writing[], p_keys written_key[], p_answers written_answer[], p_events written_event[],
    p_duties written_duty[], p_messages written_message[], p_snapshots written_snapshot[],
    p_assumed assumed[], p_assumed_workers assumed_worker[], p_alone alone[]
) returns integer[] language plpgsql
set search_path = pg_catalog, public, pg_temp
as $$
declare
    v_found assumed[];
begin
    perform pg_advisory_xact_lock(o.lock)
    from (
        select distinct hashtextextended(a.lifecycle || ' of ' || a.person, 0) as lock from unnest(p_alone) a order by 1
    ) o;

    v_found := array(
        select row(a.n, w.stream, ''::bytea)::assumed
        from unnest(p_alone) a
        join unnest(p_writes) w on w.n = a.n
        where exists (
            select from streams s where s.person = a.person and s.lifecycle = a.lifecycle and not s.closed
        ) or exists (
            select from unnest(p_alone) b where b.person = a.person and b.lifecycle = a.lifecycle and b.n < a.n
        )
    );

    return append_together(p_writes, p_keys, p_answers, p_events, p_duties, p_messages, p_snapshots,
                           p_assumed || v_found, p_assumed_workers);
end
$$;

revoke execute on function append_alone(writing[], written_key[], written_answer[], written_event[], written_duty[],
                                        written_message[], written_snapshot[], assumed[], assumed_worker[],
                                        alone[]) from public;
grant execute on function append_alone(writing[], written_key[], written_answer[], written_event[], written_duty[],
                                       written_message[], written_snapshot[], assumed[], assumed_worker[], alone[])
to caseclock_app;

-- migrate:down
-- There is no way back: no migration drops what is recorded.
