/** Pages of those who follow a conclusion up: clocks that stand still, periodic reports, the next review. */
package vn.tongket.web.followup;
