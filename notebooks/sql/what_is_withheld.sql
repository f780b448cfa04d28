-- Question: How much of the public release is withheld or rounded to protect people?
-- For: analyst
-- release: public
-- expect: rows >= 1; columns = table_name, cells, suppressed_first, suppressed_second, rounded, share_suppressed
SELECT
  table_name,
  n_cells AS cells,
  n_suppressed_primary AS suppressed_first,
  n_suppressed_secondary AS suppressed_second,
  n_rounded AS rounded,
  round((n_suppressed_primary + n_suppressed_secondary) / nullif(n_cells, 0), 3) AS share_suppressed
FROM read_parquet('${release}/suppression/*.parquet')
ORDER BY share_suppressed DESC NULLS LAST, table_name;
