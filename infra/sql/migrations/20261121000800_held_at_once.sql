-- migrate:up

create type held as (
    head held_head, snapshot held_snapshot, events held_event[], answers held_answer[], keys held_key[]
);

-- All that deciding needs, in one round trip and, being stable, as of one instant. A function, because its plan is
-- then kept: as a statement it is planned anew every time, and that takes longer than to run it.
create function held(p_stream text, p_command_ids text[], p_code text, p_person uuid) returns held
language plpgsql stable
set search_path = pg_catalog, public, pg_temp
set plan_cache_mode = force_generic_plan
set enable_seqscan = off       -- for the reason in append()
as $$
begin
    return (
        with head as materialized (
            select version, hash, lifecycle, person, closed from streams where stream = p_stream
        ), cached as materialized (
            select version, code, key_id, state from snapshots where stream = p_stream and code = p_code
        ), news as materialized (
            select seq, type, schema, body, key_id, effective_at, recorded_at, command_id, actor, law, hash, written_at
            from events
            where stream = p_stream and seq > coalesce((select version from cached), 0)
        ), used as materialized (
            select key_id, person, wrapped, kek from data_keys
            where person = coalesce((select person from head), p_person)
            union
            select key_id, person, wrapped, kek from data_keys
            where key_id = any (array(select key_id from news union select key_id from cached))
        )
        select row(
            (select row(head.*)::held_head from head),
            (select row(cached.*)::held_snapshot from cached),
            array(select row(news.*)::held_event from news order by seq),
            array(
                select row(command_id, digest, outcome, version, recorded_at)::held_answer
                from commands where stream = p_stream and command_id = any (p_command_ids)
            ),
            array(select row(used.*)::held_key from used)
        )::held
    );
end
$$;

revoke execute on function held(text, text[], text, uuid) from public;
grant execute on function held(text, text[], text, uuid) to caseclock_app;

-- migrate:down
-- There is no way back: no migration drops what is recorded.
