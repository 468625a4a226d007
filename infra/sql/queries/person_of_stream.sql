-- Whose key encrypts a stream.
select person from streams where stream = $1
