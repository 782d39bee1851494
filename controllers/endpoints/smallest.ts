/**
 * The `count` smallest items, sorted. Of many items it keeps a heap of the best so far, so that
 * most are compared once. `order` is total.
 */
export function smallest<T>(
  items: readonly T[],
  count: number,
  order: (left: T, right: T) => number,
): T[] {
  if (count <= 0) return [];
  if (items.length <= count) return [...items].sort(order);
  const heap: T[] = [];
  for (const item of items) {
    const [greatest] = heap;
    if (heap.length < count) {
      heap.push(item);
      if (heap.length === count) heap.sort((left, right) => order(right, left));
    } else if (greatest !== undefined && order(item, greatest) < 0) sink(heap, item, order);
  }
  return heap.sort(order);
}

/** Puts `item` in the place of the greatest of a heap. */
function sink<T>(heap: T[], item: T, order: (left: T, right: T) => number): void {
  let at = 0;
  for (;;) {
    const place = greaterChild(heap, at, order);
    const child = heap[place];
    if (child === undefined || order(child, item) <= 0) break;
    heap[at] = child;
    at = place;
  }
  heap[at] = item;
}

function greaterChild<T>(
  heap: readonly T[],
  at: number,
  order: (left: T, right: T) => number,
): number {
  const place = 2 * at + 1;
  const [left, right] = [heap[place], heap[place + 1]];
  return left !== undefined && right !== undefined && order(right, left) > 0 ? place + 1 : place;
}
