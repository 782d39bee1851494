/**
 * Logarithms that are the same on every machine. JavaScript leaves the last bits of `Math.log` and
 * its like to the engine, and one bit of difference is another run.
 */
/** The natural logarithm of a finite number above 0, to its last bit or the one before. */
export declare function naturalLogarithm(value: number): number;
/** The number of the highest bit of a finite number from 1 on: 3 for all from 8 to below 16. */
export declare function floorLog2(value: number): number;
