package org.rollcall.curate;

/**
 * Meets one after another the people of a part, in a task.
 *
 * @param <K> what is made of them and stays with the task
 * @param <T> what it tells of them all
 */
public interface PeopleVisitor<K, T> {

  /** Meets the next person. */
  void visit(Person person);

  /** What stays, to be asked for later. */
  K kept();

  /** What is told. */
  T told();
}
