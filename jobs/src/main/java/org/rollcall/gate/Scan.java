package org.rollcall.gate;

import java.util.List;
import org.rollcall.ingest.core.Slice;

/** Checks a file without keeping any of its rows. */
public final class Scan {

  static final RowSink NOWHERE =
      new RowSink() {
        @Override
        public void setNull(int column) {}

        @Override
        public void putInt(int column, int value) {}

        @Override
        public void putDouble(int column, double value) {}

        @Override
        public void putBoolean(int column, boolean value) {}

        @Override
        public void putDate(int column, int epochDay) {}

        @Override
        public void putBytes(int column, byte[] value) {}

        @Override
        public void putText(int column, byte[] utf8) {}

        @Override
        public void endRow() {}
      };

  private Scan() {}

  /** What the gate would do with a file. */
  public static FileTally of(Intake intake, SourceFile file, Keys keys) {
    try (FileGate gate = FileGate.open(intake, file, Slice.WHOLE, keys)) {
      boolean more = true;
      while (more) {
        more = gate.next(NOWHERE);
      }
      return FileTally.whole(List.of(gate.tally()));
    }
  }
}
