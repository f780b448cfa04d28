-- Question: How many people come to a session of groups that record no names?
-- For: policymaker
-- release: both
-- expect: rows >= 1; columns = session_modality, program, period, sessions, attendances_per_session, conf_low, conf_high, newcomer_share, visits_per_newcomer, newcomer_growth_a_week, status
--
-- A public release has no exact counts: there, a count is the middle of its bin.
SELECT
  session_modality,
  program,
  period,
  COLUMNS('^n_sessions(_mid)?$') AS sessions,
  round(estimate, 2) AS attendances_per_session,
  round(conf_low, 2) AS conf_low,
  round(conf_high, 2) AS conf_high,
  round(newcomer_share, 3) AS newcomer_share,
  round(visits_per_newcomer, 1) AS visits_per_newcomer,
  round(newcomer_growth, 4) AS newcomer_growth_a_week,
  status
FROM read_parquet('${release}/headcount_rate/*.parquet')
ORDER BY period, program, session_modality;
