/**
 * What features tell the first page and the search about themselves: what is due, what happened, what things are called and
 * what of them is found. It knows no feature; features implement its interfaces, each with its own rules of who sees what.
 */
package vn.tongket.overview;
