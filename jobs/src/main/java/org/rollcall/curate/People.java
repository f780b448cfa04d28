package org.rollcall.curate;

import java.util.List;
import org.apache.spark.api.java.JavaRDD;

/**
 * What visitors made of all people of the store.
 *
 * @param kept where it stays: one element a part; kept in memory or on local disk until the curated
 *     rows are closed
 * @param told what each part told
 * @param identities how many of them the sources of attendance have in common
 * @param <K> what stays
 * @param <T> what is told
 */
public record People<K, T>(JavaRDD<K> kept, List<T> told, SharedIdentities identities) {

  public People {
    told = List.copyOf(told);
  }
}
