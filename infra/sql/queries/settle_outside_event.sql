-- What became of an event of another service.
update outside_events set status = $3, stream = coalesce($4::text, stream), objections = $5
where source = $1 and id = $2 and (stream is null or $4::text is null or stream = $4)
