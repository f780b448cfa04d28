package org.rollcall.curate;

/**
 * Whose rows a store holds.
 *
 * @param keyId names the key of the pseudonyms; rows of another key would be other people
 * @param study name of the study
 */
public record StoreOwner(String keyId, String study) {}
