-- Question: Do people who start online stay as long as people who start face to face?
-- For: policymaker
-- release: both
-- expect: rows >= 1; columns = outcome, unit, online, face_to_face, difference, conf_low, conf_high, answer
--
-- The difference is online minus face to face. A verdict is given only at a locked cut;
-- the nightly figures are for watching, not for deciding. A verdict uses conf_low_adjusted and
-- conf_high_adjusted, which allow for the other comparisons of the same family.
SELECT
  outcome,
  unit,
  round(estimate_comparison, 3) AS online,
  round(estimate_reference, 3) AS face_to_face,
  round(estimate, 3) AS difference,
  round(conf_low, 3) AS conf_low,
  round(conf_high, 3) AS conf_high,
  CASE status
    WHEN 'ok' THEN coalesce(verdict, 'monitoring: no verdict yet')
    WHEN 'c' THEN 'withheld: too few people'
    WHEN 'p' THEN 'too early to say'
    ELSE coalesce(verdict, 'cannot be estimated') || coalesce(': ' || reason, '')
  END AS answer
FROM read_parquet('${release}/contrast/*.parquet')
WHERE contrast = 'online-face_to_face' AND stratum = 'all' AND adjustment = 'none' AND estimand <> 'E4'
ORDER BY outcome;
