-- Who last held the other cases of the same person in the same lifecycle, closed ones too. $1 stream
select distinct other.worker
from streams here
join streams other on other.person = here.person and other.lifecycle = here.lifecycle and other.stream <> here.stream
where here.stream = $1 and other.worker is not null
