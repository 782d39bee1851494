import type { WatchEvent, WatchHandle } from "../../api/request.ts";
import type { Clock } from "../../api/runtime.ts";
import type { StatusError } from "../../api/status.ts";
import type { EventFault } from "./verdicts.ts";

export interface EventStreamOptions {
  /** Begins the watch itself. */
  readonly open: (receive: (event: WatchEvent) => void) => WatchHandle;
  readonly faultOf: (event: WatchEvent) => EventFault;
  readonly sink: (event: WatchEvent) => void;
  readonly clock: Clock;
  /** Called once when it ends though nobody stopped it. */
  readonly closed: () => void;
}

export interface EventStream extends WatchHandle {
  readonly end: (error?: StatusError) => void;
  readonly isOver: () => boolean;
}

interface Waiting {
  readonly event: WatchEvent;
  isFree: boolean;
}

/**
 * Hands events on in their order, each not before its fault lets it go. What is still on its way
 * when the stream ends is lost with it.
 */
export function eventStream(options: EventStreamOptions): EventStream {
  const { open, faultOf, sink, clock, closed } = options;
  const waiting: Waiting[] = [];
  let handle: WatchHandle | undefined;
  let isOver = false;
  const flush = () => {
    while (waiting[0]?.isFree === true && !isOver) {
      const first = waiting.shift();
      if (first !== undefined) sink(first.event);
    }
  };
  const receive = (event: WatchEvent) => {
    if (isOver) return;
    const fault = faultOf(event);
    if (fault.do === "end") {
      end(fault.error);
      return;
    }
    if (fault.do === "pass" && waiting.length === 0) {
      sink(event);
      return;
    }
    const entry = { event, isFree: fault.do === "pass" };
    waiting.push(entry);
    const release = () => {
      entry.isFree = true;
      flush();
    };
    if (fault.do === "delay") clock.setTimer(fault.delayMs, release);
    else if (fault.do === "hold") fault.until(release);
  };
  const stop = () => {
    isOver = true;
    handle?.stop();
  };
  const end = (error?: StatusError) => {
    if (isOver) return;
    stop();
    if (error !== undefined) sink({ type: "ERROR", object: error.toStatus(), revision: 0 });
    closed();
  };
  handle = open(receive);
  // It may have ended over what it began with.
  if (isOver) handle.stop();
  return { stop, end, isOver: () => isOver };
}
