package org.rollcall.gate;

import java.io.Serializable;

/**
 * What the gate did with one of the parts in which a file is read.
 *
 * @param part its number, from 0
 * @param parts how many there are
 * @param tally what happened to its rows
 */
public record PartTally(int part, int parts, FileTally tally) implements Serializable {}
