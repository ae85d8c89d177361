/** Tasks and their follow-up go on with the successors of units that end. */
package vn.tongket.assignment.succession;
