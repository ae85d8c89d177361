/** The register of cited documents: identity is issuer, kind, number and date, never the number alone. */
package vn.tongket.reference;
