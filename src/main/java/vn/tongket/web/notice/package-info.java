/** What people are told. */
package vn.tongket.web.notice;
