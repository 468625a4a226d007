-- migrate:up

-- What a case waits for (an agency, a sign-off, an approval), for the work lists: a code, null for nothing.
alter table streams add column waits_for text;

-- append() with what the case waits for. The other one stays for older workers that still run during a deployment.
create function append(
    p_stream text, p_expected bigint, p_answers new_answer[], p_events new_event[], p_head new_head,
    p_duties new_duty[], p_messages new_message[], p_key new_key, p_snapshot new_snapshot, p_waits_for text
) returns text language plpgsql
set search_path = pg_catalog, public, pg_temp
set plan_cache_mode = force_generic_plan
set enable_seqscan = off       -- for the reasons in the first append()
as $$
declare
    v_events constant integer := cardinality(p_events);
begin
    -- Writers of one stream take turns, also where there is no row to lock yet (a new stream; a refusal alone).
    -- It must be a statement of its own: the checks below then see all that the writer before committed.
    perform pg_advisory_xact_lock(hashtextextended(p_stream, 0));

    -- All checks come before the first write, so that a conflict leaves nothing behind.
    if coalesce((select s.version from streams s where s.stream = p_stream), 0) <> p_expected
        or exists (select from commands c
                   where c.stream = p_stream
                     and c.command_id = any (array(select a.command_id from unnest(p_answers) a)))
        or exists (select from data_keys k
                   where k.key_id = any (array(select e.key_id from unnest(p_events) e)) and k.wrapped is null)
    then
        return 'conflict';
    end if;

    if p_key is not null then
        insert into data_keys (key_id, person, wrapped, kek)
        values (p_key.key_id, p_key.person, p_key.wrapped, p_key.kek)
        on conflict do nothing;
        if not found then
            return 'conflict';   -- another writer made this person's key first: seal again with that one
        end if;
    end if;

    if v_events > 0 then
        insert into events (stream, seq, type, schema, body, key_id, effective_at, recorded_at, command_id,
                            actor, law, hash)
        select p_stream, p_expected + e.ordinal, e.type, e.schema, e.body, e.key_id, e.effective_at, e.recorded_at,
               e.command_id, e.actor, e.law, e.hash
        from unnest(p_events) with ordinality as e (type, schema, body, key_id, effective_at, recorded_at,
                                                    command_id, actor, law, hash, ordinal);
    end if;

    if p_expected > 0 then
        if p_head is distinct from null then
            update streams s
            set version = p_expected + v_events,
                hash = coalesce(p_events[v_events].hash, s.hash),
                lifecycle = p_head.lifecycle, stage = p_head.stage, next_alarm = p_head.next_alarm,
                closed = p_head.closed, updated_at = p_head.updated_at, team = p_head.team,
                worker = p_head.worker, urgency = p_head.urgency, area = p_head.area, waits_for = p_waits_for
            where s.stream = p_stream;
        end if;
    elsif v_events > 0 then
        insert into streams (stream, lifecycle, version, hash, person, stage, next_alarm, closed, opened_at,
                             updated_at, team, worker, urgency, area, waits_for)
        values (p_stream, p_head.lifecycle, v_events, p_events[v_events].hash, p_head.person, p_head.stage,
                p_head.next_alarm, p_head.closed, p_head.opened_at, p_head.updated_at, p_head.team,
                p_head.worker, p_head.urgency, p_head.area, p_waits_for);
    end if;

    insert into commands (stream, command_id, digest, outcome, version, recorded_at)
    select p_stream, a.command_id, a.digest, a.outcome, p_expected + v_events, a.recorded_at
    from unnest(p_answers) a;

    if cardinality(p_duties) > 0 then
        insert into duties as d (stream, duty, rule, subject, state, holder_role, arose_at, target_at,
                                 due_at, breach_at, next_rung_at, rungs, explanation, ended_at)
        select p_stream, n.* from unnest(p_duties) n
        on conflict (stream, duty) do update
        set rule = excluded.rule, subject = excluded.subject, state = excluded.state,
            holder_role = excluded.holder_role, arose_at = excluded.arose_at, target_at = excluded.target_at, due_at = excluded.due_at,
            breach_at = excluded.breach_at, next_rung_at = excluded.next_rung_at, rungs = excluded.rungs,
            explanation = excluded.explanation, ended_at = excluded.ended_at;
    end if;

    if cardinality(p_messages) > 0 then
        insert into outbox (stream, seq, ordinal, kind, target, body, key_id)
        select p_stream, m.seq, m.ordinal, m.kind, m.target, m.body, m.key_id from unnest(p_messages) m;
    end if;

    if p_snapshot is distinct from null then
        insert into snapshots as s (stream, version, code, key_id, state)
        values (p_stream, p_snapshot.version, p_snapshot.code, p_snapshot.key_id, p_snapshot.state)
        on conflict (stream) do update
        set version = excluded.version, code = excluded.code, key_id = excluded.key_id, state = excluded.state;
    end if;

    return 'ok';
end
$$;

create or replace function append(
    p_stream text, p_expected bigint, p_answers new_answer[], p_events new_event[], p_head new_head,
    p_duties new_duty[], p_messages new_message[], p_key new_key, p_snapshot new_snapshot
) returns text language sql
set search_path = pg_catalog, public, pg_temp
as $$
    select append(p_stream, p_expected, p_answers, p_events, p_head, p_duties, p_messages, p_key, p_snapshot, null)
$$;

revoke execute on function append(text, bigint, new_answer[], new_event[], new_head, new_duty[], new_message[],
                                  new_key, new_snapshot, text) from public;
grant execute on function append(text, bigint, new_answer[], new_event[], new_head, new_duty[], new_message[],
                                 new_key, new_snapshot, text) to caseclock_app;

-- migrate:down
-- There is no way back: no migration drops what is recorded.
