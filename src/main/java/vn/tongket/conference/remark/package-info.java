/** The chair's closing remarks, taken down live and held against the conclusion as it was prepared. */
@org.springframework.modulith.NamedInterface
package vn.tongket.conference.remark;
