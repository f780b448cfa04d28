-- Question: What does each column mean?
-- For: analyst
-- release: both
-- expect: rows >= 100; columns = table_name, column_name, type, meaning
--
-- Every file carries its dictionary in its footer. A table without rows has one, too.
WITH footers AS (
  SELECT DISTINCT
    split_part(file_name, '/', -2) AS table_name,
    decode(value)::JSON AS spark_schema
  FROM parquet_kv_metadata('${release}/*/*.parquet')
  WHERE decode(key) = 'org.apache.spark.sql.parquet.row.metadata'
),
fields AS (
  SELECT table_name, unnest(from_json(spark_schema -> 'fields', '["JSON"]')) AS field
  FROM footers
)
SELECT
  table_name,
  field ->> 'name' AS column_name,
  field ->> 'type' AS type,
  field ->> '$.metadata.comment' AS meaning
FROM fields
ORDER BY table_name, column_name;
