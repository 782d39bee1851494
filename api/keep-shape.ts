const kept: object[] = [];

/**
 * Keeps an object of a class whose objects are all gone as soon as they are made. Where a full
 * garbage collection finds none, V8 forgets the class's shape, and with it whatever it has compiled
 * for that: after each it would go on a third slower for some thousand calls. The members must be
 * of the kinds that they usually are: a time is no small integer.
 */
export function keepShape(object: object): void {
  kept.push(object);
}
