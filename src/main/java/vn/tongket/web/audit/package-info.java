/** The record of acts and its seal, for auditors. */
package vn.tongket.web.audit;
