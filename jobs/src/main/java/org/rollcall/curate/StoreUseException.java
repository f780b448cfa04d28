package org.rollcall.curate;

/** The store is sound, but not for this key, study or program. */
public final class StoreUseException extends StoreException {

  private static final long serialVersionUID = 1L;

  StoreUseException(String sentence) {
    super(sentence);
  }
}
