/** Pages of administrators: units, roles with their dates, days off. */
package vn.tongket.web.organization;
