-- How a letter stands.
select stream, seq, ordinal, kind, reader, state, round, gaps, code, receipt, owed_at, state_at
from letters
where stream = $1 and seq = $2 and ordinal = $3
