-- Providers of an area about which there were at least so many concerns since a day, by their codes.
-- $1 area; $2 since; $3 at least so many; $4 after this provider; $5 how many
with facts as (
    select f.about, f.kind, f.level, s.closed, s.opened_at, s.opened_at >= $2 as late
    from streams s
    cross join lateral jsonb_to_recordset(s.standing) as f (kind text, about text, level integer)
    where s.standing is not null
      and s.area = $1
      and s.lifecycle = 'safeguarding'
      and f.about > $4
)
select about,
       count(*) filter (where late and level = 0) as concerns,
       count(*) filter (where late and level = 0 and not closed) as open_concerns,
       count(*) filter (where late and kind = 'quality_in_care') as quality_in_care,
       count(*) filter (where late and kind = 'enquiry') as enquiries,
       max(opened_at) filter (where level = 0) as latest,
       coalesce(max(level), 0) as sanction_level
from facts
group by about
having count(*) filter (where late and level = 0) >= $3
order by about
limit $5
