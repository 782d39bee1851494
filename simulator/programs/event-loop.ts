const { setImmediate: nextTurn } = globalThis;

/** The next turn of the event loop: all promises that can be kept by then are. */
export const eventLoopTurn = (): Promise<void> => new Promise((resolve) => nextTurn(resolve));
