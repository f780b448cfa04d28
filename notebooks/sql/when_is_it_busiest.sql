-- Question: Which months were busiest, and how much of it was online?
-- For: policymaker
-- release: both
-- expect: rows >= 1; columns = month, attendances, online_share, sessions_held, sessions_cancelled, withheld_rows
--
-- Sums run over the rows that are shown; withheld_rows says how many are not.
-- A public release has no exact counts: there, a count is the middle of its bin.
WITH months AS (
  SELECT
    period,
    session_modality,
    status,
    COLUMNS('^n_attendances(_mid)?$') AS n_attendances,
    COLUMNS('^n_sessions_held(_mid)?$') AS n_held,
    COLUMNS('^n_sessions_cancelled(_mid)?$') AS n_cancelled
  FROM read_parquet('${release}/service_activity/*.parquet')
)
SELECT
  strftime(period, '%Y-%m') AS month,
  sum(n_attendances) AS attendances,
  round(
    sum(n_attendances) FILTER (session_modality = 'online') / nullif(sum(n_attendances), 0), 3
  ) AS online_share,
  sum(n_held) AS sessions_held,
  sum(n_cancelled) AS sessions_cancelled,
  count(*) FILTER (status = 'c') AS withheld_rows
FROM months
GROUP BY period
ORDER BY attendances DESC NULLS LAST, month
LIMIT 12;
