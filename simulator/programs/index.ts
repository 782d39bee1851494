/**
 * Programs of a user's own in a cluster: controllers written with any client library, unchanged.
 * Guarantees:
 * - they find the time of the cluster wherever they look for that of the machine, and nobody else;
 * - what they do depends on seed and requests alone, as long as they wait for nothing else;
 * - once killed they reach nobody, whatever they still wait for.
 */
export { connect } from "./connect.ts";
export type { ClientConfig, Dispatcher, ProgramContext, ProgramOptions } from "./context.ts";
export { program } from "./program.ts";
export {
  type Run,
  type ScenarioFailure,
  type Simulated,
  type SimulateOptions,
  simulate,
} from "./simulate.ts";
export type {
  AdmissionVerdict,
  Admit,
  WebhookServer,
} from "./webhooks/webhook-server.ts";
