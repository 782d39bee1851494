/** Faults between processes and the API server, and of the processes themselves. */
import { chances, type FaultTypeRule } from "./fault-type-rule.ts";

const requests = ["process", "controller", "resources", "verbs", "namespace"] as const;

export const processFaultTypes = {
  APIError: {
    doc: "Requests are refused with an error, and nothing comes of them.",
    takes: requests,
    parameters: [...chances, "error"],
  },
  APIUnavailable: {
    doc: "The API server cannot be reached: every request fails, and all watches end.",
    takes: ["process"],
    parameters: [],
  },
} as const satisfies Readonly<Record<string, FaultTypeRule>>;
