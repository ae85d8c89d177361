/** The guide in the product: what each role does, and which paragraph helps on which page and form. */
package vn.tongket.web.guide;
