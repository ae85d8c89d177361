package vn.tongket.document;

/**
 * The series that a number belongs to.
 *
 * @param unit who keeps the register
 * @param scope {@code term:<label>} of a Party committee, {@code year:<year>} of a state body
 * @param counter the document type whose numbers are counted, or {@code *} where all types share one counter
 */
record Series(String unit, String scope, String counter) {}
