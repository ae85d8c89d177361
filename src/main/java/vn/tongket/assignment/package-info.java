/**
 * The clauses of a conclusion as tasks of units: progress, urging, completion, and the periodic report on all of them.
 * Statuses are not stored; they follow from what happened.
 */
package vn.tongket.assignment;
