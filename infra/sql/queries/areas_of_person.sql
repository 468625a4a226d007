-- The areas that have a case of this person.
select distinct area from streams where person = $1
