/** What units write: drafts, versions, checks, returns and receipts. Obligations belong to {@code cycle}. */
package vn.tongket.report;
