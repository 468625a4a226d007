-- Every answer that is kept.
select stream, command_id, outcome, version from commands
