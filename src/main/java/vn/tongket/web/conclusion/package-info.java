/** What is done to a conclusion after its process: the number of a directive that came later. */
package vn.tongket.web.conclusion;
