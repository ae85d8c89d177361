/** Pages of the provincial report: its text and figures, who wrote what, where a sentence and a figure are from. */
package vn.tongket.web.aggregation;
