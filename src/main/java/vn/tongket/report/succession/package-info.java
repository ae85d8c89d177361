/** Reports that are owed go on with the successors of units that end. */
package vn.tongket.report.succession;
