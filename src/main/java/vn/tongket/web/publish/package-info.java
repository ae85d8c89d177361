/** Publishing what everybody may read of a cycle's tasks, and the page that everybody reads. */
package vn.tongket.web.publish;
