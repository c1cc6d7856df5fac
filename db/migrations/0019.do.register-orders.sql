-- A register is leafed through by title and by review date too; both orders need an index, or each page sorts them all.
-- Titles are ordered by their letters' codes, whatever the database's own collation; the same index finds beginnings.
drop index records_by_title;
create index records_by_title on records (kind, title collate "C", id);
create index records_by_review on records (kind, review_on, id);
