/** Pages of one unit's report. */
package vn.tongket.web.report;
