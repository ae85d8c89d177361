/** Clauses of a conclusion, consultation, signing and the directive that follows it. */
package vn.tongket.conclusion;
