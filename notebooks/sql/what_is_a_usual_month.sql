-- Question: How many sessions, attendances and people does a usual month have?
-- For: policymaker
-- release: both
-- expect: rows >= 1; columns = program, session_modality, first_month, last_month, sessions, sessions_sd, attendances, attendances_sd, people, people_sd, status
--
-- Means and standard deviations over the months that the data see whole. A month of which a number
-- is not known is left out of its mean; n_months_... say of how many months it is known.
SELECT
  program,
  session_modality,
  first_month,
  last_month,
  round(mean_sessions_held, 2) AS sessions,
  round(sd_sessions_held, 2) AS sessions_sd,
  round(mean_attendances, 2) AS attendances,
  round(sd_attendances, 2) AS attendances_sd,
  round(mean_people, 2) AS people,
  round(sd_people, 2) AS people_sd,
  status
FROM read_parquet('${release}/service_summary/*.parquet')
ORDER BY program, session_modality;
