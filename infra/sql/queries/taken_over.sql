-- Open cases that others have in hand for a worker, after a stream. $1 worker, $2 the stream, $3 how many
select stream from streams
where not closed
  and standing @> jsonb_build_array(jsonb_build_object('kind', 'stood_in_for', 'about', $1::text))
  and stream > $2
order by stream
limit $3
