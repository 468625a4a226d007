-- What dbmate applied. The table is dbmate's own; who migrates owns it.
select version from schema_migrations
