-- All that deciding needs, for many at once: $1 who asks for what, $2 their command ids, $3 the workers they name.
select heads, snapshots, events, answers, keys, people, workers from held_together($1, $2, $3)
