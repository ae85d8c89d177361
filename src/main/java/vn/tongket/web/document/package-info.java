/** Official documents on their way to the browser. */
package vn.tongket.web.document;
