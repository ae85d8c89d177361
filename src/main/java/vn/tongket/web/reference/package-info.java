/** The pages of the register of cited documents. */
package vn.tongket.web.reference;
