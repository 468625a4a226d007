-- The cases of this person.
select stream from streams where person = $1 order by stream
