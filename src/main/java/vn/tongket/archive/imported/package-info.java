/** Archives that came from elsewhere: every hash is checked before one is listed, and nothing of it mixes with what lives. */
@org.springframework.modulith.NamedInterface("imported")
package vn.tongket.archive.imported;
