-- Question: Do people who come both ways in their first weeks stay longer than those who come one way?
-- For: evaluator
-- release: both
-- expect: rows >= 1; columns = outcome, contrast, people_both, people_one_way, estimate_both, estimate_one_way, difference, conf_low, conf_high, status
--
-- Classes are formed at the landmark among people still coming then, and outcomes are counted
-- from there: nobody can belong to "both" by having stayed longer.
-- A public release has no exact counts: there, a count is the middle of its bin.
SELECT
  outcome,
  contrast,
  COLUMNS('^n_people_comparison(_mid)?$') AS people_both,
  COLUMNS('^n_people_reference(_mid)?$') AS people_one_way,
  round(estimate_comparison, 3) AS estimate_both,
  round(estimate_reference, 3) AS estimate_one_way,
  round(estimate, 3) AS difference,
  round(conf_low, 3) AS conf_low,
  round(conf_high, 3) AS conf_high,
  status
FROM read_parquet('${release}/contrast/*.parquet')
WHERE contrast LIKE 'both-%' AND stratum = 'all' AND adjustment = 'none'
ORDER BY outcome, contrast;
