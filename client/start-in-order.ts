/** Starts them one after the other, each once the one before has listed what there is. */
export function startInOrder(
  informers: readonly { start(synced: () => void): void }[],
  synced: () => void,
): void {
  const [first, ...rest] = informers;
  if (first === undefined) synced();
  else first.start(() => startInOrder(rest, synced));
}
