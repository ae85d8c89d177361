/** Asks the decision table of document formats. */
package vn.tongket.document.process;
