/** What a person should look at in the clauses of a conclusion before it is signed. */
@org.springframework.modulith.NamedInterface
package vn.tongket.conclusion.lint;
