-- Question: Would another rule for "has left" change who stays longer?
-- For: evaluator
-- release: both
-- expect: rows >= 2; columns = definition, online, face_to_face, difference
--
-- Share still coming at week 12 under each rule. One sign in the whole last column means that
-- the choice of rule does not decide the answer.
SELECT
  definition,
  round(max(survival) FILTER (arm = 'online'), 3) AS online,
  round(max(survival) FILTER (arm = 'face_to_face'), 3) AS face_to_face,
  round(
    max(survival) FILTER (arm = 'online') - max(survival) FILTER (arm = 'face_to_face'), 3
  ) AS difference
FROM read_parquet('${release}/retention_curve/*.parquet')
WHERE week = 12 AND stratum = 'all'
GROUP BY definition
ORDER BY split_part(definition, '_', 1), try_cast(split_part(definition, '_', 2) AS INTEGER);
