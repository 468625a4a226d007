-- In which areas this person has cases, and of which lifecycles.
select distinct area, split_part(stream, '/', 1) as lifecycle from streams where person = $1
