/** One row of a workflow table: from which statuses an action leads to which. */
export interface Transition<Status extends string> {
  readonly from: readonly Status[];
  readonly to: Status;
}
