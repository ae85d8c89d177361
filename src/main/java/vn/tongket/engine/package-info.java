/**
 * What we add to Camunda: variables, expression and deployment guards, identity and authorization. It knows no feature.
 */
package vn.tongket.engine;
