/** Pages and the forms' API: one package per page group, no rules of its own. */
package vn.tongket.web;
