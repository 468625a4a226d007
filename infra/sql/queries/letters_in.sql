-- Letters in these states ($1; null: all that are not at their end), the oldest first, after a place; $6 of one case.
select stream, seq, ordinal, kind, reader, state, round, gaps, code, receipt, owed_at, state_at
from letters
where (state = any ($1::text[]) or ($1 is null and state not in ('delivered', 'withdrawn', 'erased')))
  and (owed_at, stream, seq, ordinal) > ($2::timestamptz, $3::text, $4::bigint, $5::smallint)
  and ($6::text is null or stream = $6)
order by owed_at, stream, seq, ordinal
limit $7
