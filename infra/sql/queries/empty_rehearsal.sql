-- Everything out of a database that only rehearsals use: cheaper than a new one. Needs the owner's rights.
do $$
begin
    execute (
        select 'truncate ' || string_agg(format('%I.%I', schemaname, tablename), ', ') || ' restart identity'
        from pg_tables
        where schemaname = 'public' and tablename <> 'schema_migrations'
    );
end
$$
