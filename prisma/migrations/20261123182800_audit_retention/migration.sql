-- Retention: the one way in which events leave, for the API's role too. Events go with their seal, which stays and says
-- when. Nothing younger than six months goes whatever is asked (网络安全法 第二十一条: logs are kept six months at least),
-- and nothing that is not sealed. It runs as the owner, for whom row-level security holds, so it says the level itself.
CREATE FUNCTION linli_prune_events(keep_months integer, most_seals integer)
RETURNS TABLE (chain text, up_to integer, events bigint)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public
AS $$
#variable_conflict use_column
DECLARE
  limit_at timestamptz := now() - make_interval(months => greatest(keep_months, 6));
  level text := coalesce(current_setting('linli.level', true), '');
  seal record;
  deleted bigint;
BEGIN
  PERFORM set_config('linli.level', 'system', true);
  FOR seal IN
    SELECT s.chain, s.number, s.event_ids FROM audit_seals s
    WHERE s.pruned_at IS NULL AND s.sealed_at < limit_at
      AND NOT EXISTS (SELECT FROM events e WHERE e.id = ANY (s.event_ids) AND e.at >= limit_at)
    ORDER BY s.chain, s.number LIMIT most_seals
  LOOP
    DELETE FROM events e WHERE e.id = ANY (seal.event_ids);
    GET DIAGNOSTICS deleted = ROW_COUNT;
    UPDATE audit_seals s SET pruned_at = now() WHERE s.chain = seal.chain AND s.number = seal.number;
    chain := seal.chain;
    up_to := seal.number;
    events := deleted;
    RETURN NEXT;
  END LOOP;
  PERFORM set_config('linli.level', level, true);
END;
$$;
REVOKE EXECUTE ON FUNCTION linli_prune_events(integer, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION linli_prune_events(integer, integer) TO linli_app;

SELECT pgboss.create_queue('audit.prune_events', '{"policy": "short"}');
SELECT pgboss.create_queue('audit.send_head', '{"policy": "standard"}');
