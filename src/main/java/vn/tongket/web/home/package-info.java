/** The first page: what waits for the person. */
package vn.tongket.web.home;
