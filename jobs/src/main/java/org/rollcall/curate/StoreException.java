package org.rollcall.curate;

/** The curated store cannot be used as it is; the message is a sentence for the operator. */
public class StoreException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StoreException(String sentence) {
    super(sentence);
  }

  StoreException(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
