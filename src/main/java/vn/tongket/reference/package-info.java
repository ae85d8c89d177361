/** The register of cited documents: which document a citation means, what is known of it and what still has to be confirmed. */
package vn.tongket.reference;
