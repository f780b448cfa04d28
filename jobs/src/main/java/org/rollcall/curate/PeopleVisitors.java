package org.rollcall.curate;

import java.io.Serializable;
import java.util.function.Supplier;

/**
 * Makes a visitor for each part, in its task.
 *
 * @param <K> what stays
 * @param <T> what is told
 */
public interface PeopleVisitors<K, T> extends Supplier<PeopleVisitor<K, T>>, Serializable {}
