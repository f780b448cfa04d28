-- Question: Which checks of the data failed, and by how much?
-- For: evaluator
-- release: secure
-- expect: rows >= 1; columns = source_id, category, check, violated, of, share, threshold, check_status
SELECT
  source_id,
  category,
  "check",
  n_violated AS violated,
  n_denominator AS "of",
  round(n_violated / nullif(n_denominator, 0), 4) AS share,
  threshold,
  check_status
FROM read_parquet('${release}/data_quality/*.parquet')
ORDER BY check_status = 'fail' DESC, share DESC NULLS LAST, source_id, "check";
