/** Pages of review cycles: the list, one cycle with its reports, changes of its plan. */
package vn.tongket.web.cycle;
