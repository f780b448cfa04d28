package org.rollcall.curate;

import java.io.Serializable;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Files in the order of their first commit.
 *
 * @param fileIds 32 hex digits each, the earliest first
 */
public record FileOrder(List<String> fileIds) implements Serializable {

  public FileOrder {
    fileIds = List.copyOf(fileIds);
  }

  /** The sequence of each file, from 1. */
  Map<Id, Integer> sequences() {
    Map<Id, Integer> sequences = new HashMap<>();
    for (int i = 0; i < fileIds.size(); i++) {
      sequences.put(Id.of(HexFormat.of().parseHex(fileIds.get(i))), i + 1);
    }
    return sequences;
  }

  String fileId(int sequence) {
    return fileIds.get(sequence - 1);
  }
}
