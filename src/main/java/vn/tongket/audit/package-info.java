/**
 * The record of who did what, in which capacity, when, on what and from which version of which model. Records are
 * appended in the transaction of the act and never changed.
 */
package vn.tongket.audit;
