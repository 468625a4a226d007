-- Letters in these states ($1; null: all that are not at their end), the oldest first, after a place ($2 to $5);
-- $6 of one case, $7 of an area, $8 of a team, $9 of whom has the case in hand: null for any; $10 how many;
-- $11 lifecycles whose cases whoever asks does not read
select l.stream, l.seq, l.ordinal, l.kind, l.reader, l.state, l.round, l.gaps, l.code, l.receipt, l.owed_at, l.state_at
from letters l
join streams s using (stream)
where (l.state = any ($1::text[]) or ($1 is null and l.state not in ('delivered', 'withdrawn', 'erased')))
  and (l.owed_at, l.stream, l.seq, l.ordinal) > ($2::timestamptz, $3::text, $4::bigint, $5::smallint)
  and ($6::text is null or l.stream = $6)
  and ($7::text is null or s.area = $7)
  and ($8::text is null or s.team = $8)
  and ($9::text is null or s.worker = $9)
  and s.lifecycle <> all ($11::text[])
order by l.owed_at, l.stream, l.seq, l.ordinal
limit $10
