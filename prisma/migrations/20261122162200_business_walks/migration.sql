-- The orders of the lists of businesses again, in indexes that SQLite can be told to walk: of a column that is never null
-- it cannot prove that it is not, so a condition stands here that a statement can repeat.
CREATE INDEX "Business_by_name_idx" ON "Business"("kind", "name" COLLATE NOCASE, "id") WHERE "slug" <> '';
CREATE INDEX "Business_by_since_idx" ON "Business"("kind", "createdAt", "id") WHERE "slug" <> '';
