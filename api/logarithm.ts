/**
 * Logarithms that are the same on every machine. JavaScript leaves the last bits of `Math.log` and
 * its like to the engine, and one bit of difference is another run.
 */

/** Terms of the series; the next one is below the last bit. */
const terms = 11;

/** The natural logarithm of a finite number above 0, to its last bit or the one before. */
export function naturalLogarithm(value: number): number {
  let rest = value;
  let doublings = 0;
  // Halving and doubling are exact.
  for (; rest >= Math.SQRT2; rest /= 2) doublings += 1;
  for (; rest < Math.SQRT1_2; rest *= 2) doublings -= 1;
  // ln x = 2 (s + s^3/3 + s^5/5 + ...) for s = (x - 1) / (x + 1), which is at most 0.18 here.
  const s = (rest - 1) / (rest + 1);
  const square = s * s;
  let sum = 0;
  for (let term = terms; term > 0; term -= 1) sum = (sum + 1 / (2 * term + 1)) * square;
  return doublings * Math.LN2 + 2 * s * (1 + sum);
}

/** The number of the highest bit of a finite number from 1 on: 3 for all from 8 to below 16. */
export function floorLog2(value: number): number {
  let doublings = 0;
  let rest = value;
  for (; rest >= 2 ** 31; rest /= 2) doublings += 1;
  return doublings + 31 - Math.clz32(rest);
}
