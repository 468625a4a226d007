-- Records how a letter stands. One that came to its end stays there, whoever comes late.
insert into letters as l (stream, seq, ordinal, kind, reader, state, round, gaps, code, receipt, owed_at, state_at)
values ($1, $2, $3, $4, $5, $6, $7, $8::jsonb, $9, $10, $11, $12)
on conflict (stream, seq, ordinal) do update
set state = excluded.state, round = excluded.round, gaps = excluded.gaps, code = excluded.code,
    receipt = excluded.receipt, state_at = excluded.state_at
where l.state not in ('delivered', 'withdrawn', 'erased')
