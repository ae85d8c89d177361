/** Tasks of a conclusion: progress, urging, confirmation and the periodic report. */
package vn.tongket.assignment;
