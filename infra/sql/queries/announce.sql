-- Not in the transaction of what is announced: a notification is handed out under a lock that all writers of the
-- cluster would share until their commit has reached the disk.
SELECT pg_notify('caseclock_answered', announced)
FROM unnest($1::text []) AS announced
