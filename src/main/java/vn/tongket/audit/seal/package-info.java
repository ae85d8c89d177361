/**
 * The seal on the record: one sealer chains what was recorded and signs a root that is kept outside the database, so that
 * whoever changes the database afterwards is found out.
 */
@org.springframework.modulith.NamedInterface("seal")
package vn.tongket.audit.seal;
