-- Wraps a data key anew, unless it was destroyed or wrapped anew meanwhile.
select rewrap_key($1, $2, $3, $4)
