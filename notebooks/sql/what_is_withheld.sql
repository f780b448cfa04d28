-- Question: How much of the public release is withheld or rounded to protect people?
-- For: analyst
-- release: public
-- expect: rows >= 1; columns = table_name, cells, suppressed_first, suppressed_second, rounded, share_suppressed
-- Every count is the middle of its bin.
SELECT
  table_name,
  n_cells_mid AS cells,
  n_suppressed_primary_mid AS suppressed_first,
  n_suppressed_secondary_mid AS suppressed_second,
  n_rounded_mid AS rounded,
  round(n_suppressed_primary_mid / nullif(n_cells_mid, 0), 2) AS share_suppressed
FROM read_parquet('${release}/suppression/*.parquet')
ORDER BY share_suppressed DESC NULLS LAST, table_name;
