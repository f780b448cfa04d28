-- Question: What do people who come online, face to face or both ways say about it?
-- For: policymaker
-- release: both
-- expect: rows >= 1; columns = instrument, item, linkage, online, face_to_face, both, answers
--
-- Means on the instrument's own scale. Linked and anonymous answers are never mixed.
-- A public release has no exact counts: there, a count is the middle of its bin.
SELECT
  instrument,
  item,
  linkage,
  round(max(estimate) FILTER (modality_class = 'online'), 2) AS online,
  round(max(estimate) FILTER (modality_class = 'face_to_face'), 2) AS face_to_face,
  round(max(estimate) FILTER (modality_class = 'both'), 2) AS both,
  sum(COLUMNS('^n_answers(_mid)?$')) AS answers
FROM read_parquet('${release}/experience/*.parquet')
WHERE statistic = 'mean' AND perspective = 'participant'
GROUP BY instrument, instrument_version, item, linkage
ORDER BY instrument, item, linkage;
