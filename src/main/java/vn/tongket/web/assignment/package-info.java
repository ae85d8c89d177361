/** Pages of the tasks that conclusions give to units. */
package vn.tongket.web.assignment;
