/** What every page has: who looks at it, the menu, and how dates are written. */
package vn.tongket.web.page;
