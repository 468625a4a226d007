-- How many open cases each worker has in hand, over all lifecycles. $1 area
select worker, count(*) as cases
from streams
where not closed and worker is not null and area = $1
group by worker
