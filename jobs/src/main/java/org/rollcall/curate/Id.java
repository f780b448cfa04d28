package org.rollcall.curate;

import java.io.Serializable;
import java.nio.ByteBuffer;

/**
 * A pseudonym of 16 bytes.
 *
 * @param high the first eight bytes
 * @param low the last eight bytes
 */
public record Id(long high, long low) implements Serializable, Comparable<Id> {

  static final int BYTES = 16;

  /** The pseudonym in those bytes; null for null. */
  public static Id of(byte[] bytes) {
    if (bytes == null) {
      return null;
    }
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException(
          "Invalid pseudonym: " + bytes.length + " bytes (must be " + BYTES + ")");
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new Id(buffer.getLong(), buffer.getLong());
  }

  /** Its bytes. */
  public byte[] bytes() {
    return ByteBuffer.allocate(BYTES).putLong(high).putLong(low).array();
  }

  /** The order of the bytes, as Spark sorts them. */
  @Override
  public int compareTo(Id other) {
    int first = Long.compareUnsigned(high, other.high);
    return first != 0 ? first : Long.compareUnsigned(low, other.low);
  }
}
