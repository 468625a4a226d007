-- The area of a case.
select area from streams where stream = $1
