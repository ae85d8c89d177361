/** Roles as groups of the engine's identities. */
package vn.tongket.organization.process;
