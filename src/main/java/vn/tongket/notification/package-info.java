/**
 * Telling people: notices are written in the transaction of the act, mailed afterwards and shown in the product. It knows
 * no feature.
 */
package vn.tongket.notification;
