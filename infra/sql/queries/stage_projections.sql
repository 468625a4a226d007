-- Room for folded projections, for this transaction only.
create temporary table staged_streams (
    stream text primary key, version bigint not null, lifecycle text, stage text, next_alarm timestamptz,
    closed boolean, opened_at timestamptz, updated_at timestamptz, team text, worker text, urgency smallint, area text,
    waits_for text, standing jsonb
) on commit drop;
create temporary table staged_duties (like public.duties) on commit drop;
