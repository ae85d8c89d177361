/** Number series, issuing and the format in force on a date. Whoever issues a document asks here for its number. */
package vn.tongket.document;
