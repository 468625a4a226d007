-- migrate:up

-- Worker and API sessions act as this role, whoever logs in: append-only is then a grant, not a habit.
do $$
begin
    create role caseclock_app nologin;
exception
    -- Roles belong to the cluster: another database of it, or a migration beside this one, was first.
    when duplicate_object or unique_violation then null;
end
$$;

-- The login that migrates may act as the role, so that one login is enough for a small installation. Where an
-- administrator made the roles, that was decided there.
do $$
begin
    if not pg_has_role(current_user, 'caseclock_app', 'set') then
        execute format('grant caseclock_app to %I', current_user);
    end if;
end
$$;

-- migrate:down
-- The role stays: other databases of the cluster may use it.
