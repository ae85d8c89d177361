/** Models as pictures: where the tokens are, the way an instance went, and how long each step takes. */
package vn.tongket.web.model;
