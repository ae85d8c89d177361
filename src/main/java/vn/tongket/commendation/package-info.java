/** Nominations, the council's vote, the decision and the award. */
package vn.tongket.commendation;
