/** Probes, hooks and the handlers of both. Source: core/validation 1.36. */
import {
  type Errors,
  forbiddenField,
  invalid,
  none,
  notSupported,
  required,
} from "../../../field-error.ts";
import {
  validateEach,
  validatePresent,
  validateText,
  validateWord,
} from "../../../validation/format.ts";
import { validateNonNegative } from "../../../validation/meta.ts";
import type { Lifecycle, LifecycleHandler } from "../lifecycle.ts";
import type { HTTPGetAction, Probe } from "../probe.ts";
import type { PodSpec } from "../spec.ts";
import { validatePort, validatePortNumber } from "./port.ts";

/** A liveness or startup probe: one success is always enough. */
export function validateLivenessProbe(probe: Probe | undefined, path: string): Errors {
  if (probe === undefined) return none;
  const { successThreshold } = probe;
  return [
    ...validateProbe(probe, path),
    ...(successThreshold === 1
      ? none
      : [invalid(`${path}.successThreshold`, successThreshold ?? 0, "must be 1")]),
  ];
}

export function validateReadinessProbe(probe: Probe | undefined, path: string): Errors {
  if (probe === undefined) return none;
  const grace = probe.terminationGracePeriodSeconds;
  const gracePath = `${path}.terminationGracePeriodSeconds`;
  return [
    ...validateProbe(probe, path),
    ...(grace === undefined
      ? none
      : [invalid(gracePath, grace, "must not be set for readinessProbes")]),
  ];
}

function validateProbe(probe: Probe, path: string): Errors {
  const grace = probe.terminationGracePeriodSeconds;
  return [
    ...validateHandler(probe, path, undefined),
    ...validateNonNegative(probe.initialDelaySeconds, `${path}.initialDelaySeconds`),
    ...validateNonNegative(probe.timeoutSeconds, `${path}.timeoutSeconds`),
    ...validateNonNegative(probe.periodSeconds, `${path}.periodSeconds`),
    ...validateNonNegative(probe.successThreshold, `${path}.successThreshold`),
    ...validateNonNegative(probe.failureThreshold, `${path}.failureThreshold`),
    ...(grace === undefined || grace > 0
      ? none
      : [invalid(`${path}.terminationGracePeriodSeconds`, grace, "must be greater than 0")]),
  ];
}

/** The hooks of a container, and the signal that stops it. */
export function validateLifecycle(
  lifecycle: Lifecycle | undefined,
  path: string,
  spec: PodSpec,
): Errors {
  if (lifecycle === undefined) return none;
  const { postStart, preStop, stopSignal } = lifecycle;
  const grace = spec.terminationGracePeriodSeconds;
  return [
    ...(postStart === undefined ? none : validateHandler(postStart, `${path}.postStart`, grace)),
    ...(preStop === undefined ? none : validateHandler(preStop, `${path}.preStop`, grace)),
    ...validateStopSignal(stopSignal, `${path}.stopSignal`, spec.os?.name),
  ];
}

type Handler = Pick<Probe, "exec" | "httpGet" | "tcpSocket" | "grpc"> &
  Pick<LifecycleHandler, "sleep">;

/** Exactly one kind of handler. `graceSeconds` is absent where a handler cannot sleep. */
function validateHandler(
  { exec, httpGet, tcpSocket, grpc, sleep }: Handler,
  path: string,
  graceSeconds: number | undefined,
): Errors {
  const given: [name: string, validate: (path: string) => Errors][] = [];
  if (exec !== undefined) {
    given.push(["exec", (at) => (exec.command?.length ? none : [required(`${at}.command`)])]);
  }
  if (httpGet !== undefined) given.push(["httpGet", (at) => validateHttpGet(httpGet, at)]);
  if (tcpSocket !== undefined) {
    given.push(["tcpSocket", (at) => validatePort(tcpSocket.port, `${at}.port`)]);
  }
  if (grpc !== undefined) {
    given.push(["grpc", (at) => validatePortNumber(grpc.port, `${at}.port`)]);
  }
  if (sleep !== undefined) {
    given.push(["sleep", (at) => validateSleep(sleep.seconds, at, graceSeconds)]);
  }
  if (given.length === 0) return [required(path, "must specify a handler type")];
  return given.flatMap(([name, validate], index) =>
    index === 0
      ? validate(`${path}.${name}`)
      : [forbiddenField(`${path}.${name}`, "may not specify more than 1 handler type")],
  );
}

function validateHttpGet(http: HTTPGetAction, path: string): Errors {
  return [
    ...validatePresent(http.path, `${path}.path`),
    ...validatePort(http.port, `${path}.port`),
    ...(http.scheme === "HTTP" || http.scheme === "HTTPS"
      ? none
      : [notSupported(`${path}.scheme`, http.scheme ?? "", ["HTTP", "HTTPS"])]),
    ...validateEach(http.httpHeaders, path, ({ name }) =>
      validateText(name, `${path}.httpHeaders`, headerProblems),
    ),
  ];
}

const headerProblems = (name: string) =>
  /^[-A-Za-z0-9]+$/.test(name)
    ? []
    : [
        "a valid HTTP header must consist of alphanumeric characters or '-' " +
          "(e.g. 'X-Header-Name', regex used for validation is '[-A-Za-z0-9]+')",
      ];

function validateSleep(seconds: number, path: string, graceSeconds: number | undefined): Errors {
  if (graceSeconds === undefined || (seconds >= 0 && seconds <= graceSeconds)) return none;
  const why = `must be non-negative and less than terminationGracePeriodSeconds (${graceSeconds})`;
  return [invalid(path, seconds, why)];
}

function validateStopSignal(
  signal: string | undefined,
  path: string,
  os: string | undefined,
): Errors {
  if (signal === undefined) return none;
  if (os === undefined) {
    return [forbiddenField(path, "may not be set for containers with empty `spec.os.name`")];
  }
  if (os === "windows") return validateWord(signal, path, ["SIGKILL", "SIGTERM"]);
  return os === "linux" ? validateWord(signal, path, linuxSignals) : none;
}

const plainSignals =
  "ABRT ALRM BUS CHLD CLD CONT FPE HUP ILL INT IO IOT KILL PIPE POLL PROF PWR QUIT SEGV STKFLT " +
  "STOP SYS TERM TRAP TSTP TTIN TTOU URG USR1 USR2 VTALRM WINCH XCPU XFSZ RTMIN RTMAX";
const counts = (last: number) => Array.from({ length: last }, (_, index) => index + 1);
const linuxSignals = [
  ...plainSignals.split(" "),
  ...counts(15).map((count) => `RTMIN+${count}`),
  ...counts(14).map((count) => `RTMAX-${count}`),
].map((name) => `SIG${name}`);
