-- An auditor (审计员) reads the trail of their districts, or all of it, and appends to it what they did themselves; no
-- other table knows these levels, so no record of anybody is theirs to see. Policies are joined by OR.
CREATE POLICY "events_of_audit" ON "events" USING (
  CASE (SELECT linli_scope_level())
    WHEN 'audit' THEN "district_id" = ANY ((SELECT linli_scope_units())::uuid[])
    WHEN 'audit_all' THEN true
    ELSE false
  END
);
