-- Official units are told apart by their codes: after townships merged, two villages of one town can have one name,
-- and a file may swap two names. Only grids, which have no code, need names that differ within their community.
-- DropIndex
DROP INDEX "org_units_parent_id_name_kind_key";
CREATE UNIQUE INDEX "org_units_grid_name_key" ON "org_units" ("parent_id", "name") WHERE "kind" = 'grid';
