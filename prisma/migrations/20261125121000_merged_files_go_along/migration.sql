-- Where a file lay that went into another. By hand: rows that there are get it from their files, which have not moved yet.
SET LOCAL linli.level = 'system';
ALTER TABLE "resident_merges" ADD COLUMN     "merged_community_id" UUID,
ADD COLUMN     "merged_street_id" UUID;
UPDATE resident_merges m SET merged_street_id = r.street_id, merged_community_id = r.community_id
  FROM residents r WHERE r.id = m.merged_id;
ALTER TABLE "resident_merges" ALTER COLUMN "merged_community_id" SET NOT NULL,
ALTER COLUMN "merged_street_id" SET NOT NULL;

-- Files that went into one that changes hands go along, as far as they lay with the sender: nobody keeps, and nobody can
-- open, a file of somebody who has left, and its address leads on. So do the records of how they became one.
CREATE OR REPLACE FUNCTION linli_move_belongings(t resident_transfers, ids uuid[]) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  gone uuid[];
BEGIN
  UPDATE resident_kin SET district_id = t.district_id, street_id = t.to_street_id, community_id = t.to_community_id
    WHERE resident_id = ANY (ids);
  UPDATE resident_contacts SET district_id = t.district_id, street_id = t.to_street_id, community_id = t.to_community_id
    WHERE resident_id = ANY (ids);
  SELECT array_agg(id) INTO gone FROM (
    SELECT id FROM residents WHERE merged_into_id = ANY (ids) AND community_id = t.from_community_id
    ORDER BY id FOR UPDATE) AS merged;
  UPDATE residents SET district_id = t.district_id, street_id = t.to_street_id, community_id = t.to_community_id,
    version = version + 1 WHERE id = ANY (gone);
  UPDATE resident_merges SET district_id = t.district_id, street_id = t.to_street_id, community_id = t.to_community_id
    WHERE resident_id = ANY (ids) OR resident_id = ANY (gone);
END $$;
