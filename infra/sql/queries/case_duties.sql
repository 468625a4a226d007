-- Every duty that a case ever had: the open ones first, each group by due date.
select duty, rule, subject, state, holder_role, arose_at, target_at, due_at, breach_at, next_rung_at,
       rungs, explanation, ended_at
from duties
where stream = $1
order by (ended_at is not null), due_at, duty
