/** Search over everything that a person may see. */
package vn.tongket.web.search;
