/** What passes between a pool and its workers. Jobs and results are JSON. */

export interface JobMessage<Job> {
  readonly index: number;
  readonly job: Job;
}

/** What came of a job: its result, or what was thrown. */
export type Outcome<Result> =
  | { readonly index: number; readonly result: Result }
  | { readonly index: number; readonly error: Thrown };

export interface Thrown {
  readonly message: string;
  readonly stack: string | undefined;
}

export const thrown = (error: unknown): Thrown =>
  error instanceof Error
    ? { message: error.message, stack: error.stack }
    : { message: String(error), stack: undefined };
