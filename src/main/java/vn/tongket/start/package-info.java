/** How the product starts and stops: its own PostgreSQL, the folder of its data, and what it says when it cannot start. */
package vn.tongket.start;
