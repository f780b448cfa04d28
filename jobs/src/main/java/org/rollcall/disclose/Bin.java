package org.rollcall.disclose;

/**
 * The bin that stands for a published count.
 *
 * @param lo smallest number that it holds
 * @param hi largest number that it holds
 * @param mid the number to calculate with
 */
record Bin(long lo, long hi, long mid) {

  /**
   * The bin of that count: 1..b, b+1..2b and so on, where the first one also holds 0.
   *
   * @param count the exact count
   * @param base width b of the bins
   * @param least smallest count that can be published at all
   */
  static Bin of(long count, int base, int least) {
    if (count < least) {
      throw new IllegalArgumentException(
          "Cannot bin a count below " + least + " (must be withheld)");
    }
    long hi = Math.max(1, (count + base - 1) / base) * base;
    long first = hi == base ? 0 : hi - base + 1;
    long lo = Math.max(least, first);
    return new Bin(lo, hi, Math.max(lo, hi - base / 2));
  }
}
