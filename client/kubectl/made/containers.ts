/** The parts of pods that are made of flags. Source: kubectl 1.36. */
import type { JsonObject } from "../../../api/json.ts";

/** A container; a port of 0 or less is none. */
export function container(name: string, { image, command, port }: Contents): JsonObject {
  return {
    ...(command !== undefined && command.length > 0 && { command: [...command] }),
    image,
    name,
    ...(port !== undefined && port > 0 && { ports: [{ containerPort: port }] }),
    resources: {},
  };
}

interface Contents {
  readonly image: string;
  readonly command?: readonly string[];
  readonly port?: number | undefined;
}
