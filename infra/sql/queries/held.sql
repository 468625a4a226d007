-- All that deciding needs, in one round trip and as of one instant.
-- $1 stream, $2 command ids, $3 hash of the folding code, $4 person of a stream that does not exist yet
with head as materialized (
    select version, hash, lifecycle, person, closed from streams where stream = $1
), cached as materialized (
    select version, code, key_id, state from snapshots where stream = $1 and code = $3
), news as materialized (
    select seq, type, schema, body, key_id, effective_at, recorded_at, command_id, actor, law, hash, written_at
    from events
    where stream = $1 and seq > coalesce((select version from cached), 0)
), used as materialized (
    select key_id, person, wrapped, kek from data_keys
    where person = coalesce((select person from head), $4::uuid)
    union
    select key_id, person, wrapped, kek from data_keys
    where key_id = any (array(select key_id from news union select key_id from cached))
)
select
    (select row(head.*)::held_head from head) as head,
    (select row(cached.*)::held_snapshot from cached) as snapshot,
    array(select row(news.*)::held_event from news order by seq) as events,
    array(
        select row(command_id, digest, outcome, version, recorded_at)::held_answer
        from commands where stream = $1 and command_id = any ($2::text[])
    ) as answers,
    array(select row(used.*)::held_key from used) as keys
