-- Cases of other areas that an area is asked to take, by their address. $1 area, $2 how many
select s.stream, s.team as managed_by
from streams s
where s.standing @> jsonb_build_array(jsonb_build_object('kind', 'offered_to_area', 'about', 'area:' || $1))
  and s.lifecycle = 'mappa'
  and not s.closed
order by s.stream
limit $2
