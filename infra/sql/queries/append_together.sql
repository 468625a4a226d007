-- Mailboxes of decided commands, each whole or not at all: answers the numbers of those that somebody else was before.
select append_together($1, $2, $3, $4, $5, $6, $7, $8, $9)
