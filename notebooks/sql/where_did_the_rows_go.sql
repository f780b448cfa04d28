-- Question: Is every row that came in accounted for?
-- For: analyst
-- release: secure
-- expect: rows >= 1; columns = source_id, canonical_table, rows_read, duplicates, rejected, curated, unaccounted
--
-- The last column is nought, or the run has lost rows.
SELECT
  source_id,
  canonical_table,
  sum(rows_in) FILTER (step = 'read') AS rows_read,
  coalesce(sum(rows_removed) FILTER (step = 'duplicate'), 0) AS duplicates,
  coalesce(sum(rows_removed) FILTER (step = 'rejected'), 0) AS rejected,
  coalesce(sum(rows_out) FILTER (step = 'curated'), 0) AS curated,
  rows_read - duplicates - rejected - curated AS unaccounted
FROM read_parquet('${release}/record_flow/*.parquet')
GROUP BY source_id, canonical_table
ORDER BY source_id, canonical_table;
