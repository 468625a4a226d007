-- The rows of a whole write by one prepared statement: event, answer, head, duty, outbox message; no check of any kind.
with event as (
    insert into bare_events (stream, seq, type, schema, body, key_id, effective_at, recorded_at, command_id, actor, law,
                             hash)
    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
), answer as (
    insert into bare_commands values ($1, $9, $12, $13, $2, $8)
), head as (
    insert into bare_streams as s
    values ($1, 'safeguarding', $2, $12, $6, 'TRIAGE', $7, false, $7, $8, 'Thanet', $10, 2, 'kent', null)
    on conflict (stream) do update
    set version = excluded.version, hash = excluded.hash, lifecycle = excluded.lifecycle, stage = excluded.stage,
        next_alarm = excluded.next_alarm, closed = excluded.closed, updated_at = excluded.updated_at,
        team = excluded.team, worker = excluded.worker, urgency = excluded.urgency, area = excluded.area,
        waits_for = excluded.waits_for
), duty as (
    insert into bare_duties as d
    values ($1, 'S42-TRIAGE-1WD', 'S42-TRIAGE-1WD', null, 'running', 'DSO', $7, null, $7, $7, $7, 0, $14, null)
    on conflict (stream, duty) do update
    set rule = excluded.rule, subject = excluded.subject, state = excluded.state, holder_role = excluded.holder_role,
        arose_at = excluded.arose_at, target_at = excluded.target_at, due_at = excluded.due_at,
        breach_at = excluded.breach_at, next_rung_at = excluded.next_rung_at, rungs = excluded.rungs,
        explanation = excluded.explanation, ended_at = excluded.ended_at
)
insert into bare_outbox (stream, seq, ordinal, kind, target, body, key_id) values ($1, $2, 0, 'follow_up', $1, $5, $6)
