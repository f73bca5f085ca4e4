-- After many residents at once the planner still counts the old ones, or none: an ANALYZE by autovacuum in the middle of
-- the transaction sees no row of it. Then a search of two thousand files for duplicates among a million took longer than
-- a minute. Only the owner may ANALYZE; the API asks him to.
CREATE FUNCTION linli_refresh_resident_statistics() RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public
AS $$
BEGIN
  ANALYZE public.residents, public.residencies, public.households, public.resident_labels, public.dwellings;
END
$$;
REVOKE ALL ON FUNCTION linli_refresh_resident_statistics() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION linli_refresh_resident_statistics() TO linli_app;
