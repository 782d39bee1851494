/** The functions of Node, though a test may have put its own in their places before. */

/** The function that an object has under a name. */
export const functionAt = (owner: object, name: string) => {
  const found: unknown = Reflect.get(owner, name);
  return typeof found === "function" ? found : undefined;
};

/** Any function, or class. */
export type Original = Exclude<ReturnType<typeof functionAt>, undefined>;

/**
 * The function that Node has under a name. What `vi.useFakeTimers` and its like of jest and sinon
 * put there keeps it. Source: @sinonjs/fake-timers 15 src/fake-timers-src.js hijackMethod.
 */
export function nativeAt(owner: object, name: string): Original | undefined {
  const found = functionAt(owner, name);
  const clock: unknown = found && Reflect.get(found, "clock");
  if (typeof clock !== "object" || clock === null) return found;
  return functionAt(clock, `_${name}`) ?? found;
}
