-- Question: Who is behind the estimates, and whom did each rule leave out?
-- For: evaluator
-- release: both
-- expect: rows >= 1; columns = estimand, arm, step, people_left, groups_left, people_removed, status
--
-- A public release has no exact counts: there, a count is the middle of its bin.
SELECT
  estimand,
  arm,
  step,
  COLUMNS('^n_people(_mid)?$') AS people_left,
  COLUMNS('^n_groups(_mid)?$') AS groups_left,
  COLUMNS('^n_people_removed(_mid)?$') AS people_removed,
  status
FROM read_parquet('${release}/cohort_flow/*.parquet')
ORDER BY estimand, arm, step_order;
