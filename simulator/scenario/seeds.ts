/** The seeds of a number of runs. */

/** Numbers go on counting; other texts get a number: `x`, `x-1`, `x-2`. */
export function seedsFrom(first: string, count: number): readonly string[] {
  const isNumber = /^\d{1,15}$/.test(first);
  return Array.from({ length: count }, (_, index) => {
    if (isNumber) return String(Number(first) + index);
    return index === 0 ? first : `${first}-${index}`;
  });
}
