package org.rollcall.curate;

import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.io.FileIO;
import org.rollcall.curate.CommitLog.State;
import org.rollcall.curate.CommitLog.TableVersion;

/** The files in which a store's visible commit has the rows of a table, for other programs. */
public final class StoreRows {

  private StoreRows() {}

  /** Parquet files of that table; none before the first commit. */
  public static List<Path> files(Path root, String table) {
    StoreLayout layout = new StoreLayout(root);
    CommitLog log = new CommitLog(layout);
    if (log.pointer().isEmpty()) {
      return List.of();
    }
    State state = log.read(log.pointer().getAsLong());
    TableVersion version = state.tables().get(table);
    FileIO io = new StoreIo(layout, new Configuration(false));
    return version == null
        ? List.of()
        : TableFiles.of(version, io).files().keySet().stream()
            .filter(file -> file.endsWith(".parquet"))
            .map(file -> StoreIo.path(layout, file))
            .toList();
  }
}
