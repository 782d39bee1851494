/** How the kubelet checks a container, and what it can do to one. Source: core/v1 Probe 1.36. */
import type { ObjectOf } from "../../resource.ts";
import {
  int32,
  int64,
  intOrString,
  list,
  mandatory,
  ref,
  struct,
  text,
  textItem,
} from "../../schema.ts";

/** Runs a command in the container. */
export const ExecAction = struct("core.v1.ExecAction", "Runs a command in the container.", {
  command: list("Program and arguments, run without a shell; exit code 0 is success.", textItem, {
    type: "atomic",
  }),
});
export type ExecAction = ObjectOf<typeof ExecAction>;

/** One header of a request. */
export const HTTPHeader = struct("core.v1.HTTPHeader", "A header of an HTTP request.", {
  name: mandatory(text("Name of the header.")),
  value: mandatory(text("Value of the header.")),
});
export type HTTPHeader = ObjectOf<typeof HTTPHeader>;

/** Sends an HTTP GET. */
export const HTTPGetAction = struct("core.v1.HTTPGetAction", "Sends an HTTP GET request.", {
  path: text("Path of the request.").default("/"),
  port: mandatory(intOrString("Port, by number or by the name of a container port.")),
  host: text("Host to connect to; the pod's IP where it is absent."),
  scheme: text("HTTP or HTTPS.").default("HTTP"),
  httpHeaders: list("Headers of the request; a name may occur twice.", HTTPHeader, {
    type: "atomic",
  }),
});
export type HTTPGetAction = ObjectOf<typeof HTTPGetAction>;

/** Opens a TCP connection. */
export const TCPSocketAction = struct("core.v1.TCPSocketAction", "Opens a TCP connection.", {
  port: mandatory(intOrString("Port, by number or by the name of a container port.")),
  host: text("Host to connect to; the pod's IP where it is absent."),
});
export type TCPSocketAction = ObjectOf<typeof TCPSocketAction>;

/** Asks gRPC's health service. */
export const GRPCAction = struct("core.v1.GRPCAction", "Asks the gRPC health service.", {
  port: mandatory(int32("Port of the gRPC server.")),
  service: text("Name of the service that is asked about.").default(""),
});
export type GRPCAction = ObjectOf<typeof GRPCAction>;

/** Waits. */
export const SleepAction = struct("core.v1.SleepAction", "Waits for a while.", {
  seconds: mandatory(int64("How long, in seconds.")),
});
export type SleepAction = ObjectOf<typeof SleepAction>;

/** What a probe does: one of the handlers is set. */
export const Probe = struct(
  "core.v1.Probe",
  "A check that the kubelet repeats to judge a container.",
  {
    exec: ref("Runs a command in the container.", ExecAction),
    httpGet: ref("Sends an HTTP request; 200 to 399 is success.", HTTPGetAction),
    tcpSocket: ref("Opens a TCP connection.", TCPSocketAction),
    grpc: ref("Asks the gRPC health service.", GRPCAction),
    initialDelaySeconds: int32("Seconds after the container's start before the first check."),
    timeoutSeconds: int32("Seconds after which a check fails.").default(1),
    periodSeconds: int32("Seconds between checks.").default(10),
    successThreshold: int32("Successes in a row that make it succeed.").default(1),
    failureThreshold: int32("Failures in a row that make it fail.").default(3),
    terminationGracePeriodSeconds: int64("Grace of a container that is killed by this probe."),
  },
);
export type Probe = ObjectOf<typeof Probe>;
