-- A stream and its head as of one instant, to prove the one by the other.
select e.*, s.version as head_version, s.hash as head_hash
from (select * from streams where stream = $1) s
full join (select * from sealed_events where stream = $1) e using (stream)
order by e.seq
