-- Question: Who is behind the estimates, and whom did each rule leave out?
-- For: evaluator
-- release: both
-- expect: rows >= 1; columns = estimand, arm, step, people_left, groups_left, people_removed, status
SELECT
  estimand,
  arm,
  step,
  n_people AS people_left,
  n_groups AS groups_left,
  n_people_removed AS people_removed,
  status
FROM read_parquet('${release}/cohort_flow/*.parquet')
ORDER BY estimand, arm, step_order;
