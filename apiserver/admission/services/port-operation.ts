import type { Random } from "../../../api/runtime.ts";
import { draw, isNodePort, nodePorts, nodePortText } from "./range.ts";

/** The node ports that one write of a Service takes: a port is taken once. */
export interface PortOperation {
  /** A free port for that, which is taken from then on. */
  next(what: string): number;
  /** Takes a port. Returns why it cannot be had; nothing where it can. */
  take(port: number): string | undefined;
}

const isTaken = "provided port is already allocated";

export function portOperation(held: ReadonlySet<number>, random: Random): PortOperation {
  const taken = new Set<number>();
  const both = { has: (port: number) => held.has(port) || taken.has(port) };
  return {
    next(what) {
      const port = draw(what, { random, taken: both, ranges: [nodePorts] });
      taken.add(port);
      return port;
    },
    take(port) {
      if (!isNodePort(port)) {
        const range = `The range of valid ports is ${nodePortText}`;
        return `provided port is not in the valid range. ${range}`;
      }
      if (both.has(port)) return isTaken;
      taken.add(port);
      return undefined;
    },
  };
}

/**
 * A dry run takes nothing, so it shows what no Service can have, and looks at no range.
 * Source: pkg/registry/core/service/portallocator, PortAllocationOperation 1.36.
 */
export function dryPortOperation(held: ReadonlySet<number>): PortOperation {
  const taken: number[] = [];
  return {
    next() {
      const port = (taken.length === 0 ? 32_768 : Math.max(...taken)) + 1;
      taken.push(port);
      return port;
    },
    take(port) {
      if (held.has(port) || taken.includes(port)) return isTaken;
      taken.push(port);
      return undefined;
    },
  };
}
