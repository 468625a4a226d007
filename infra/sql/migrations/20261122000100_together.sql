-- migrate:up

-- What many desks ask for at once is read by one statement and written by one transaction. Every row says by its
-- number n to which asking or writing it belongs. The functions held() and append() stay: an older worker,
-- still running during a deployment, calls them.

create type asking as (n integer, stream text, version bigint, hash bytea, code text, person uuid, at timestamptz);
create type asked_command as (n integer, stream text, command_id text);
create type asked_worker as (n integer, worker text, at timestamptz);

create type together_head as (
    n integer, version bigint, hash bytea, lifecycle text, person uuid, closed boolean, known boolean
);
create type together_snapshot as (n integer, version bigint, code text, key_id uuid, state bytea);
create type together_event as (
    n integer, seq bigint, type text, schema smallint, body bytea, key_id uuid, effective_at timestamptz,
    recorded_at timestamptz, command_id text, actor text, law text, hash bytea, written_at timestamptz
);
create type together_answer as (
    n integer, command_id text, digest bytea, outcome jsonb, version bigint, recorded_at timestamptz
);
create type together_key as (n integer, key_id uuid, person uuid, wrapped bytea, kek text);
create type together_person as (
    n integer, person uuid, version integer, key_id uuid, body bytea, recorded_at timestamptz, recorded_by text
);
create type together_worker as (
    n integer, worker text, version integer, body jsonb, recorded_at timestamptz, recorded_by text
);
create type held_together as (
    heads together_head[], snapshots together_snapshot[], events together_event[], answers together_answer[],
    keys together_key[], people together_person[], workers together_worker[]
);

-- All that deciding needs, for many streams in one round trip and as of one instant. Who asks may say what it has
-- folded already, by version and hash: if the stream went through that very event, only what is newer is read.
create function held_together(p_asked asking[], p_commands asked_command[], p_workers asked_worker[])
returns held_together language plpgsql stable
set search_path = pg_catalog, public, pg_temp
set plan_cache_mode = force_generic_plan   -- for the reasons in append()
set enable_seqscan = off
as $$
begin
    return (
        with head as materialized (
            select a.n, a.stream, a.code, s.version, s.hash, s.lifecycle, s.person, s.closed,
                   case
                       when s.version = a.version then case when s.hash = a.hash then a.version end
                       when s.version > a.version then
                           (select e.seq from events e where e.stream = a.stream and e.seq = a.version and e.hash = a.hash)
                   end as known
            from unnest(p_asked) a
            join streams s on s.stream = a.stream
        ), cached as materialized (
            select h.n, c.version, c.code, c.key_id, c.state
            from head h
            join snapshots c on c.stream = h.stream and c.code = h.code
            where h.known is null
        ), news as materialized (
            select h.n, e.seq, e.type, e.schema, e.body, e.key_id, e.effective_at, e.recorded_at, e.command_id,
                   e.actor, e.law, e.hash, e.written_at
            from head h
            left join cached c on c.n = h.n
            join events e on e.stream = h.stream and e.seq > coalesce(h.known, c.version, 0)
            where h.version > coalesce(h.known, c.version, 0)
        ), registered as materialized (
            select a.n, p.person, p.version, p.key_id, p.body, p.recorded_at, p.recorded_by
            from unnest(p_asked) a
            cross join lateral (
                select * from people
                where person = a.person and recorded_at <= a.at
                order by recorded_at desc, version desc
                limit 1
            ) p
            where a.person is not null
        ), used as materialized (
            select a.n, k.key_id, k.person, k.wrapped, k.kek
            from unnest(p_asked) a
            left join head h on h.n = a.n
            join data_keys k on k.person = coalesce(h.person, a.person)
            union
            select o.n, k.key_id, k.person, k.wrapped, k.kek
            from (
                select n, key_id from news
                union
                select n, key_id from cached
                union
                select n, key_id from registered
            ) o
            join data_keys k on k.key_id = o.key_id
        )
        select row(
            array(select row(h.n, h.version, h.hash, h.lifecycle, h.person, h.closed, h.known is not null)::together_head
                  from head h),
            array(select row(c.*)::together_snapshot from cached c),
            array(select row(e.*)::together_event from news e order by e.n, e.seq),
            array(select row(a.n, c.command_id, c.digest, c.outcome, c.version, c.recorded_at)::together_answer
                  from unnest(p_commands) a
                  join commands c on c.stream = a.stream and c.command_id = a.command_id),
            array(select row(u.*)::together_key from used u),
            array(select row(r.*)::together_person from registered r),
            array(select row(a.n, w.*)::together_worker
                  from unnest(p_workers) a
                  cross join lateral (
                      select worker, version, body, recorded_at, recorded_by from workers
                      where worker = a.worker and recorded_at <= a.at
                      order by recorded_at desc, version desc
                      limit 1
                  ) w)
        )::held_together
    );
end
$$;

create type writing as (
    n integer, stream text, expected bigint, version bigint, hash bytea, lifecycle text, person uuid, stage text,
    next_alarm timestamptz, closed boolean, opened_at timestamptz, updated_at timestamptz, team text, worker text,
    urgency smallint, area text, waits_for text
);
create type written_key as (n integer, key_id uuid, person uuid, wrapped bytea, kek text);
create type written_answer as (
    n integer, stream text, command_id text, digest bytea, outcome jsonb, version bigint, recorded_at timestamptz
);
create type written_event as (
    n integer, stream text, seq bigint, type text, schema smallint, body bytea, key_id uuid, effective_at timestamptz,
    recorded_at timestamptz, command_id text, actor text, law text, hash bytea
);
create type written_duty as (
    n integer, stream text, duty text, rule text, subject text, state text, holder_role text, arose_at timestamptz,
    target_at timestamptz, due_at timestamptz, breach_at timestamptz, next_rung_at timestamptz, rungs smallint,
    explanation jsonb, ended_at timestamptz
);
create type written_message as (
    n integer, stream text, seq bigint, ordinal smallint, kind text, target text, body bytea, key_id uuid
);
create type written_snapshot as (n integer, stream text, version bigint, code text, key_id uuid, state bytea);

-- Writes the mailboxes of many streams in one transaction: each of them whole, or, where somebody else was first, not
-- at all. Answers the numbers of those that were not written; see append() for what a conflict is. A stream may stand
-- in p_writes once. Any error undoes all of them: the caller then writes one by one, so that no stream's fault becomes
-- another's.
create function append_together(
    p_writes writing[], p_keys written_key[], p_answers written_answer[], p_events written_event[],
    p_duties written_duty[], p_messages written_message[], p_snapshots written_snapshot[]
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
                                  updated_at, team, worker, urgency, area, waits_for)
        select w.stream, w.lifecycle, w.version, w.hash, w.person, w.stage, w.next_alarm, w.closed, w.opened_at,
               w.updated_at, w.team, w.worker, w.urgency, w.area, w.waits_for
        from unnest(p_writes) w
        where w.n <> all (v_lost) and w.version > w.expected
        on conflict (stream) do update
        set version = excluded.version, hash = excluded.hash, lifecycle = excluded.lifecycle, stage = excluded.stage,
            next_alarm = excluded.next_alarm, closed = excluded.closed, updated_at = excluded.updated_at,
            team = excluded.team, worker = excluded.worker, urgency = excluded.urgency, area = excluded.area,
            waits_for = excluded.waits_for;
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

revoke execute on function held_together(asking[], asked_command[], asked_worker[]) from public;
grant execute on function held_together(asking[], asked_command[], asked_worker[]) to caseclock_app;
revoke execute on function append_together(writing[], written_key[], written_answer[], written_event[], written_duty[],
                                           written_message[], written_snapshot[]) from public;
grant execute on function append_together(writing[], written_key[], written_answer[], written_event[], written_duty[],
                                          written_message[], written_snapshot[]) to caseclock_app;

-- migrate:down
-- There is no way back: no migration drops what is recorded.
