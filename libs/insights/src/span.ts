/** A half-open span of business time: from <= t < to. */
export interface Span {
  readonly from: Date;
  readonly to: Date;
}
