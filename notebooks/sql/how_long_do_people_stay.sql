-- Question: What share of people is still coming after so many weeks?
-- For: policymaker
-- release: both
-- expect: rows >= 4; columns = week, online, face_to_face, people_online, people_face_to_face
--
-- Somebody has left at the last attendance before four weeks without one. People who started
-- too recently to know count only for the weeks that they have been followed.
-- A public release has no exact counts: there, a count is the middle of its bin.
SELECT
  week,
  round(max(survival) FILTER (arm = 'online'), 3) AS online,
  round(max(survival) FILTER (arm = 'face_to_face'), 3) AS face_to_face,
  max(COLUMNS('^n_at_risk(_mid)?$')) FILTER (arm = 'online') AS people_online,
  max(COLUMNS('^n_at_risk(_mid)?$')) FILTER (arm = 'face_to_face') AS people_face_to_face
FROM read_parquet('${release}/retention_curve/*.parquet')
WHERE definition = 'gap_4_weeks' AND stratum = 'all' AND week IN (0, 1, 4, 8, 12, 26, 39, 52)
GROUP BY week
ORDER BY week;
