-- Question: What must be true for each estimate to mean what it says?
-- For: evaluator
-- release: both
-- expect: rows >= 1; columns = estimand, sentence_order, sentence
SELECT estimand, sentence_order, sentence
FROM read_parquet('${release}/assumption/*.parquet')
ORDER BY estimand, sentence_order;
