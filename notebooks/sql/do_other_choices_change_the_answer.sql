-- Question: How far do the answers move under the alternatives that were named beforehand?
-- For: evaluator
-- release: both
-- expect: rows >= 1; columns = analysis_id, alternative, main_estimate, estimate, moved_by, conf_low, conf_high, same_sign, turns_sign
--
-- The sign turns by chance alone where the answer is near 0; turns_sign is true beyond that.
SELECT
  s.analysis_id,
  s.alternative,
  round(c.estimate, 3) AS main_estimate,
  round(s.estimate, 3) AS estimate,
  round(s.estimate - c.estimate, 3) AS moved_by,
  round(s.conf_low, 3) AS conf_low,
  round(s.conf_high, 3) AS conf_high,
  s.same_sign,
  s.turns_sign
FROM read_parquet('${release}/sensitivity/*.parquet') AS s
JOIN read_parquet('${release}/contrast/*.parquet') AS c USING (release_id, analysis_id)
ORDER BY s.turns_sign DESC NULLS LAST, s.same_sign, abs(s.estimate - c.estimate) DESC NULLS LAST, s.analysis_id, s.alternative;
