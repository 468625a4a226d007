-- Where bodies are reached in an area: its own entry before the one for all; $2: this body alone (null: all).
select distinct on (reader) reader, area, version, body, recorded_at, recorded_by
from addressees
where area in ($1, '*') and ($2::text is null or reader = $2)
order by reader, (area = '*'), version desc
