/** Signed integers of 64 bits, as Go and C have them. */
export const int64Max = 2n ** 63n - 1n;
export const int64Min = -(2n ** 63n);

/** Whether 64 bits are enough for it. */
export const isInt64 = (value: bigint): boolean => value >= int64Min && value <= int64Max;

/** What is left of it in 64 bits. */
export const wrappedInt64 = (value: bigint): bigint =>
  isInt64(value) ? value : BigInt.asIntN(64, value);
