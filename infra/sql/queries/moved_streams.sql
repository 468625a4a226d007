-- Staged streams that are not at the version they were folded at.
select t.stream from staged_streams t
left join streams s using (stream)
where s.version is distinct from t.version
order by 1
