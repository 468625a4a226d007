-- One mailbox of decided commands, or nothing: answers 'ok' or 'conflict'.
select append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
