-- Question: Of those who stopped coming, how many are back after some weeks?
-- For: analyst
-- release: both
-- expect: rows >= 1; columns = weeks_since_lapse, online, face_to_face, people_online, people_face_to_face
--
-- Cumulative shares, with the closing of the home group as a competing end: they never fall.
-- A public release has no exact counts: there, a count is the middle of its bin.
SELECT
  weeks_since_lapse,
  round(max(share_returned) FILTER (arm = 'online'), 3) AS online,
  round(max(share_returned) FILTER (arm = 'face_to_face'), 3) AS face_to_face,
  max(COLUMNS('^n_people(_mid)?$')) FILTER (arm = 'online') AS people_online,
  max(COLUMNS('^n_people(_mid)?$')) FILTER (arm = 'face_to_face') AS people_face_to_face
FROM read_parquet('${release}/return_after_lapse/*.parquet')
GROUP BY weeks_since_lapse
ORDER BY weeks_since_lapse;
