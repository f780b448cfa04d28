package org.rollcall.report.page;

import java.util.List;

/**
 * Everything that the template writes.
 *
 * @param head title and the line under it
 * @param answer the answer that comes first
 * @param sections the parts, in order
 * @param foot where the numbers come from
 */
public record Page(Head head, Answer answer, List<Section> sections, Foot foot) {

  public Page {
    sections = List.copyOf(sections);
  }

  /**
   * The top of the page.
   *
   * @param title heading
   * @param meta release, dates and version in a line
   * @param banners why the page may not be passed on; usually none
   * @param cares the few limits that a reader must know first
   */
  public record Head(String title, String meta, List<String> banners, List<String> cares) {
    public Head {
      banners = List.copyOf(banners);
      cares = List.copyOf(cares);
    }
  }

  /**
   * The answer in words and numbers.
   *
   * @param heading the question
   * @param lead the answer in one sentence, made by rule
   * @param cards the key numbers
   * @param notes what the numbers do and do not say
   */
  public record Answer(String heading, String lead, List<Card> cards, List<String> notes) {
    public Answer {
      cards = List.copyOf(cards);
      notes = List.copyOf(notes);
    }
  }

  /**
   * The end of the page.
   *
   * @param terms definitions of measures
   * @param marks the marks that stand for values not shown
   * @param origin where the numbers come from
   * @param links files that hold the same numbers
   */
  public record Foot(List<Term> terms, List<Term> marks, List<Term> origin, List<Link> links) {
    public Foot {
      terms = List.copyOf(terms);
      marks = List.copyOf(marks);
      origin = List.copyOf(origin);
      links = List.copyOf(links);
    }
  }

  /**
   * A word and what it means.
   *
   * @param word the word
   * @param meaning its meaning
   */
  public record Term(String word, String meaning) {}

  /**
   * A file beside the page.
   *
   * @param label what it is
   * @param href where it lies, seen from the page
   */
  public record Link(String label, String href) {}
}
