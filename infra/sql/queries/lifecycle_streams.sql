-- Cases of one lifecycle in an area, page by page. $1 lifecycle, $2 area, $3 after this stream, $4 how many
select stream
from streams
where lifecycle = $1 and area = $2 and stream > $3
order by stream
limit $4
