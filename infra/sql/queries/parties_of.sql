-- The parties of a case, each in its newest version; $2: of this party alone (null: all).
select distinct on (p.party) p.party, p.version, p.key_id, p.body, p.recorded_at, p.recorded_by, k.wrapped, k.kek
from parties p
left join data_keys k using (key_id)
where p.stream = $1 and ($2::text is null or p.party = $2)
order by p.party, p.version desc
