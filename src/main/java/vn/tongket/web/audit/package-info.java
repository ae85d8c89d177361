/** The record of acts, for auditors. */
package vn.tongket.web.audit;
