-- As append_together, where some of them open a case beside which its person may have no other ($10).
select append_alone($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
