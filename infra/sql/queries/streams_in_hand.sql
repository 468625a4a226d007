-- Open cases that a worker has in hand, all of a case or a part of it, after a stream. $1 worker, $2 the stream, $3 how many
select stream from streams where not closed and worker = $1 and stream > $2
union
select stream from streams
where not closed
  and standing @> jsonb_build_array(jsonb_build_object('kind', 'part_in_hand', 'about', $1::text))
  and stream > $2
order by stream
limit $3
