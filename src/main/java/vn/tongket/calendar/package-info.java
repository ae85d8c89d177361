/** Working days, holidays and deadlines in Asia/Ho_Chi_Minh. */
package vn.tongket.calendar;
