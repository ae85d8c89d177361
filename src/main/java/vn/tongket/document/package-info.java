/** Number series, issuing and the format in force on a date. */
package vn.tongket.document;
