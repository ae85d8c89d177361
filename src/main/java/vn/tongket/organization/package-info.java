/** Units in time, their successions, the roles in them, and who may see what. Users and groups are the engine's. */
package vn.tongket.organization;
