package org.rollcall.curate;

import static org.apache.spark.sql.functions.udf;

import java.io.Serializable;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;

/**
 * Files in the order of their first commit.
 *
 * @param fileIds 32 hex digits each, the earliest first
 */
public record FileOrder(List<String> fileIds) implements Serializable {

  public FileOrder {
    fileIds = List.copyOf(fileIds);
  }

  /** The file's sequence, from 1. */
  Column sequence(Column fileId) {
    Map<Id, Integer> sequences = new HashMap<>();
    for (int i = 0; i < fileIds.size(); i++) {
      sequences.put(Id.of(HexFormat.of().parseHex(fileIds.get(i))), i + 1);
    }
    UDF1<byte[], Integer> lookUp =
        id -> {
          Integer sequence = sequences.get(Id.of(id));
          if (sequence == null) {
            throw new IllegalStateException(
                "Cannot order rows: file " + HexFormat.of().formatHex(id) + " not in the ledger");
          }
          return sequence;
        };
    return udf(lookUp, DataTypes.IntegerType).apply(fileId);
  }

  String fileId(int sequence) {
    return fileIds.get(sequence - 1);
  }
}
