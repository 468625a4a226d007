-- Whether there is a document of this id.
select exists (select from documents where id = $1)
