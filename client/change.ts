/**
 * Told of one change: `next` is undefined after a deletion, `previous` before an addition.
 * `revision` is that of the write; of a deletion that a list shows it is that of the list. `key` is
 * that of the object.
 */
export type ChangeListener<T> = (
  next: T | undefined,
  previous: T | undefined,
  revision: number,
  key: string,
) => void;

/** One change of the object at a key. */
export interface Change<T> {
  readonly key: string;
  readonly next: T | undefined;
  readonly previous: T | undefined;
  readonly revision: number;
  readonly isRenewal: boolean;
}
