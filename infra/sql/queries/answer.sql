-- The answer that a command got.
select digest, outcome, version, recorded_at
from commands
where stream = $1 and command_id = $2
