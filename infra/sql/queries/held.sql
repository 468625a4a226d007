-- All that deciding needs: $1 stream, $2 command ids, $3 hash of the folding code, $4 person of a new stream.
select head, snapshot, events, answers, keys from held($1, $2, $3, $4)
