/** Tells open pages that what they show has changed, on every node, without asking the database again and again. */
package vn.tongket.web.push;
