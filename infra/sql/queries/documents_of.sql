-- What documents a case has, without their bodies.
select id, stream, media_type, size, stored_at, stored_by
from documents
where stream = $1
order by stored_at, id
