/**
 * Files, whatever they belong to: taken whole or in pieces, looked into before they are kept, each content kept once. What
 * a file belongs to, and who may add or read it, is the business of the feature that keeps it.
 */
package vn.tongket.file;
