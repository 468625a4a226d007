-- Forensic cases of an area, page by page. $1 area, $2 after this stream, $3 how many
select stream
from streams
where lifecycle = 'forensic' and area = $1 and stream > $2
order by stream
limit $3
