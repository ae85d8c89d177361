/**
 * A cycle as one file for the archive: written by long work that can be resumed, the same bytes for the same state, and
 * readable without the product. It stands above all features and reads what they keep; nothing depends on it but pages.
 */
package vn.tongket.archive;
