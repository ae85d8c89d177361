/** The provincial report from the units' accepted reports: figures with coverage and a draft text with provenance. */
package vn.tongket.aggregation;
