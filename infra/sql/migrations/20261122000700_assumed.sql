-- migrate:up

-- What a desk that has a case in hand decided without asking first: that the stream ends in this hash, that its
-- person's key is there, and that the register says of these workers what it said when they were last asked about
-- (their version as of the instant; 0: not registered). If it is not so, the write is lost like any other conflict.
create type assumed as (n integer, stream text, hash bytea);
create type assumed_worker as (n integer, worker text, version integer, at timestamptz);

-- As before, and a write that was decided on assumptions is lost if one of them does not hold.
create function append_together(
    p_writes writing[], p_keys written_key[], p_answers written_answer[], p_events written_event[],
    p_duties written_duty[], p_messages written_message[], p_snapshots written_snapshot[],
    p_assumed assumed[], p_assumed_workers assumed_worker[]
) returns integer[] language plpgsql
set search_path = pg_catalog, public, pg_temp
set plan_cache_mode = force_generic_plan   -- for the reasons in append()
set enable_seqscan = off
as $$
declare
    v_lost integer[];
begin
    -- Writers of one stream take turns. Locks are taken in one order by everybody, so that no two wait for each other;
    -- and by a statement of their own, so that the checks below see all that the writers before committed.
    perform pg_advisory_xact_lock(o.lock)
    from (select distinct hashtextextended(w.stream, 0) as lock from unnest(p_writes) w order by 1) o;

    -- All checks come before the first write, so that a conflict leaves nothing behind.
    v_lost := array(
        select w.n from unnest(p_writes) w
        left join streams s on s.stream = w.stream
        where coalesce(s.version, 0) <> w.expected
        union all
        select a.n from unnest(p_answers) a
        join commands c on c.stream = a.stream and c.command_id = a.command_id
        union all
        select e.n from unnest(p_events) e
        join data_keys k on k.key_id = e.key_id
        where k.wrapped is null
    );

    if cardinality(p_assumed) > 0 then
        v_lost := v_lost || array(
            select a.n from unnest(p_assumed) a
            left join streams s on s.stream = a.stream
            left join data_keys k on k.person = s.person
            where s.hash is distinct from a.hash or k.wrapped is null
            union all
            select a.n from unnest(p_assumed_workers) a
            left join lateral (
                select version from workers
                where worker = a.worker and recorded_at <= a.at
                order by recorded_at desc, version desc
                limit 1
            ) w on true
            where coalesce(w.version, 0) <> a.version
        );
    end if;

    if cardinality(p_keys) > 0 then
        -- In one order, as the locks: a key that another transaction is just making has to be waited for.
        with made as (
            insert into data_keys (key_id, person, wrapped, kek)
            select k.key_id, k.person, k.wrapped, k.kek from unnest(p_keys) k
            where k.n <> all (v_lost)
            order by k.person
            on conflict do nothing
            returning key_id
        )
        -- Another writer made this person's key first: seal again with that one.
        select v_lost || array(select k.n from unnest(p_keys) k where k.key_id not in (select key_id from made))
        into v_lost;
    end if;

    insert into commands (stream, command_id, digest, outcome, version, recorded_at)
    select a.stream, a.command_id, a.digest, a.outcome, a.version, a.recorded_at
    from unnest(p_answers) a
    where a.n <> all (v_lost);

    if cardinality(p_events) > 0 then
        insert into events (stream, seq, type, schema, body, key_id, effective_at, recorded_at, command_id, actor, law,
                            hash)
        select e.stream, e.seq, e.type, e.schema, e.body, e.key_id, e.effective_at, e.recorded_at, e.command_id,
               e.actor, e.law, e.hash
        from unnest(p_events) e
        where e.n <> all (v_lost);

        insert into streams as s (stream, lifecycle, version, hash, person, stage, next_alarm, closed, opened_at,
                                  updated_at, team, worker, urgency, area, waits_for, standing)
        select w.stream, w.lifecycle, w.version, w.hash, w.person, w.stage, w.next_alarm, w.closed, w.opened_at,
               w.updated_at, w.team, w.worker, w.urgency, w.area, w.waits_for, w.standing
        from unnest(p_writes) w
        where w.n <> all (v_lost) and w.version > w.expected
        on conflict (stream) do update
        set version = excluded.version, hash = excluded.hash, lifecycle = excluded.lifecycle, stage = excluded.stage,
            next_alarm = excluded.next_alarm, closed = excluded.closed, updated_at = excluded.updated_at,
            team = excluded.team, worker = excluded.worker, urgency = excluded.urgency, area = excluded.area,
            waits_for = excluded.waits_for, standing = excluded.standing;
    end if;

    if cardinality(p_duties) > 0 then
        insert into duties as d (stream, duty, rule, subject, state, holder_role, arose_at, target_at, due_at, breach_at,
                                 next_rung_at, rungs, explanation, ended_at)
        select u.stream, u.duty, u.rule, u.subject, u.state, u.holder_role, u.arose_at, u.target_at, u.due_at,
               u.breach_at, u.next_rung_at, u.rungs, u.explanation, u.ended_at
        from unnest(p_duties) u
        where u.n <> all (v_lost)
        on conflict (stream, duty) do update
        set rule = excluded.rule, subject = excluded.subject, state = excluded.state,
            holder_role = excluded.holder_role, arose_at = excluded.arose_at, target_at = excluded.target_at,
            due_at = excluded.due_at, breach_at = excluded.breach_at, next_rung_at = excluded.next_rung_at,
            rungs = excluded.rungs, explanation = excluded.explanation, ended_at = excluded.ended_at;
    end if;

    if cardinality(p_messages) > 0 then
        insert into outbox (stream, seq, ordinal, kind, target, body, key_id)
        select m.stream, m.seq, m.ordinal, m.kind, m.target, m.body, m.key_id
        from unnest(p_messages) m
        where m.n <> all (v_lost);
    end if;

    if cardinality(p_snapshots) > 0 then
        insert into snapshots as s (stream, version, code, key_id, state)
        select n.stream, n.version, n.code, n.key_id, n.state
        from unnest(p_snapshots) n
        where n.n <> all (v_lost)
        on conflict (stream) do update
        set version = excluded.version, code = excluded.code, key_id = excluded.key_id, state = excluded.state;
    end if;

    return v_lost;
end
$$;

-- For older workers that still run during a deployment.
create or replace function append_together(
    p_writes writing[], p_keys written_key[], p_answers written_answer[], p_events written_event[],
    p_duties written_duty[], p_messages written_message[], p_snapshots written_snapshot[]
) returns integer[] language plpgsql
set search_path = pg_catalog, public, pg_temp
as $$
begin
    return append_together(p_writes, p_keys, p_answers, p_events, p_duties, p_messages, p_snapshots, '{}', '{}');
end
$$;

revoke execute on function append_together(writing[], written_key[], written_answer[], written_event[], written_duty[],
                                           written_message[], written_snapshot[], assumed[], assumed_worker[]) from public;
grant execute on function append_together(writing[], written_key[], written_answer[], written_event[], written_duty[],
                                          written_message[], written_snapshot[], assumed[], assumed_worker[])
to caseclock_app;

-- migrate:down
-- There is no way back: no migration drops what is recorded.
