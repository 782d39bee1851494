/** So many more are reckoned with, so that the last one is right. */
const guard = 10;

/** Pi with so many digits, the last one rounded. Source: Machin's formula. */
export function piDigits(digits: number): string {
  const unit = 10n ** BigInt(digits - 1 + guard);
  const pi = 4n * (4n * arcCotangent(5n, unit) - arcCotangent(239n, unit));
  const cut = 10n ** BigInt(guard);
  const text = ((pi + cut / 2n) / cut).toString();
  return digits === 1 ? text : `${text.slice(0, 1)}.${text.slice(1)}`;
}

/** The arc cotangent of a number, in units. */
function arcCotangent(value: bigint, unit: bigint): bigint {
  const square = value * value;
  let power = unit / value;
  let sum = power;
  for (let divisor = 3n, sign = -1n; power !== 0n; divisor += 2n, sign = -sign) {
    power /= square;
    sum += (sign * power) / divisor;
  }
  return sum;
}
