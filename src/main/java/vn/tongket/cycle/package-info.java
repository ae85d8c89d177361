/** Plans of review cycles: subjects, outline, indicators, obligations and their amendment. It knows no report. */
package vn.tongket.cycle;
