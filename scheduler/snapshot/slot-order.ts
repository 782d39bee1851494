/** The order with one more slot, which goes before the first with a greater name. */
export function withSlot(
  order: Int32Array,
  slot: number,
  nameOf: (slot: number) => string,
): Int32Array {
  const name = nameOf(slot);
  let [from, to] = [0, order.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (nameOf(order[middle] ?? 0) < name) from = middle + 1;
    else to = middle;
  }
  const longer = new Int32Array(order.length + 1);
  longer.set(order.subarray(0, from));
  longer[from] = slot;
  longer.set(order.subarray(from), from + 1);
  return longer;
}
