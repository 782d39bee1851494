/** `debug`: what may be asked for, and what makes no sense. Source: kubectl 1.36. */
import { isImageName } from "../../../api/core/pod/image-name.ts";
import type { JsonObject } from "../../../api/json.ts";
import { Failure } from "../failure.ts";
import { type Given, splitAt } from "../flags.ts";
import { isProfile } from "./profiles.ts";

export const debugFlags = {
  image: { kind: "text", value: "IMAGE", doc: "the image of the container" },
  container: { kind: "text", short: "c", value: "NAME", doc: "how the container is called" },
  target: { kind: "text", value: "NAME", doc: "the container whose processes are seen" },
  stdin: {
    kind: "bool",
    short: "i",
    doc: "keep the input of the container open, and attach to it",
  },
  tty: { kind: "bool", short: "t", doc: "give the container a terminal" },
  attach: { kind: "bool", doc: "wait until it runs, and join its process; with -i unless false" },
  quiet: { kind: "bool", short: "q", doc: "print nothing but the output" },
  env: { kind: "map", value: "NAME=VALUE,...", doc: "variables of the container (repeatable)" },
  "image-pull-policy": { kind: "text", value: "POLICY", doc: "Always, IfNotPresent or Never" },
  "arguments-only": { kind: "bool", doc: "the words after -- are arguments, not the command" },
  profile: {
    kind: "text",
    value: "NAME",
    doc: "general (unless given), baseline, restricted, netadmin, sysadmin or legacy",
  },
  custom: { kind: "text", value: "FILE", doc: "a part of a container, which goes into it" },
  "copy-to": { kind: "text", value: "NAME", doc: "work on a copy of the pod, called so" },
  replace: { kind: "bool", doc: "with --copy-to: delete the pod" },
  "same-node": { kind: "bool", doc: "with --copy-to: on the node of the pod" },
  "set-image": {
    kind: "map",
    value: "CONTAINER=IMAGE,...",
    doc: "with --copy-to: other images, * for all (repeatable)",
  },
  "share-processes": { kind: "bool", doc: "with --copy-to: containers see all processes" },
  "keep-labels": { kind: "bool", doc: "with --copy-to: the labels of the pod" },
  "keep-annotations": { kind: "bool", doc: "with --copy-to: the annotations of the pod" },
  "keep-liveness": { kind: "bool", doc: "with --copy-to: the liveness probes" },
  "keep-readiness": { kind: "bool", doc: "with --copy-to: the readiness probes" },
  "keep-startup": { kind: "bool", doc: "with --copy-to: the startup probes" },
  "keep-init-containers": {
    kind: "bool",
    doc: "with --copy-to: the init containers, unless false",
  },
} as const;

export type DebugFlags = Given<typeof debugFlags>;

/** What was asked for. */
export interface DebugRequest {
  readonly given: DebugFlags;
  /** How many objects are named, by arguments or files. */
  readonly count: number;
  /** The words after `--`. */
  readonly words: readonly string[];
  /** What is to go into the container, of a file. */
  readonly custom: JsonObject | undefined;
}

/** Where messages go. */
export interface Messages {
  print(line: string): void;
  warn(line: string): void;
}

/** Whether the process is to be joined, which input implies. */
export const isAttached = ({ attach, stdin }: DebugFlags) => attach ?? stdin === true;

export const profileOf = ({ profile = "general" }: DebugFlags) => profile;

/** Throws where there is no such profile. */
export function checkProfile(given: DebugFlags): void {
  if (!isProfile(profileOf(given))) throw new Failure(`unknown profile: ${profileOf(given)}`);
}

/** Throws where what is asked for makes no sense; tells what one should know beforehand. */
export function checkDebug(request: DebugRequest, messages: Messages): void {
  const { given, custom, count } = request;
  const { image = "", container = "", target = "", tty, stdin } = given;
  if (given.attach === true && image === "" && container === "") {
    throw new Failure(
      "you must specify --container or create a new container using --image in order to attach.",
    );
  }
  if ((given["copy-to"] ?? "") === "") checkInPlace(given);
  else checkCopy(request);
  if (image !== "" && !isImageName(image)) {
    throw new Failure(`invalid image name "${image}": invalid reference format`);
  }
  if (count === 0) throw new Failure("NAME or filename is required for debug");
  checkImages(given);
  if (target !== "") checkTarget(given, messages);
  if (tty === true && stdin !== true) {
    throw new Failure("-i/--stdin is required for containers with -t/--tty=true");
  }
  if (custom !== undefined) checkCustom(custom);
  if (profileOf(given) === "legacy") messages.warn(legacyWarning);
}

const legacyWarning =
  "--profile=legacy is deprecated and planned to be removed in v1.39. " +
  'It is recommended to specify other profile, for example "--profile=general".';

function checkCopy({ given, words }: DebugRequest): void {
  const { image = "", container = "", "set-image": images = [] } = given;
  if (image === "" && images.length === 0 && words.length === 0) {
    throw new Failure("you must specify --image, --set-image or command arguments.");
  }
  if (words.length > 0 && container === "" && image === "") {
    throw new Failure(
      "you must specify an existing container or a new image when specifying args.",
    );
  }
}

function checkInPlace(given: DebugFlags): void {
  const forCopies = {
    replace: given.replace === true,
    "same-node": given["same-node"] === true,
    "set-image": (given["set-image"] ?? []).length > 0,
  };
  const [wrong] = Object.entries(forCopies).find(([, isGiven]) => isGiven) ?? [];
  if (wrong !== undefined) throw new Failure(`--${wrong} may only be used with --copy-to.`);
  if ((given.image ?? "") === "") {
    throw new Failure("you must specify --image when not using --copy-to.");
  }
}

function checkImages(given: DebugFlags): void {
  const { "image-pull-policy": policy = "", "set-image": images = [] } = given;
  if (!["", "Always", "IfNotPresent", "Never"].includes(policy)) {
    throw new Failure(`invalid image pull policy: ${policy}`);
  }
  for (const [name, image = ""] of images.map((pair) => splitAt(pair, "="))) {
    if (isImageName(image)) continue;
    throw new Failure(
      `invalid image name "${image}" for container "${name}": invalid reference format`,
    );
  }
}

function checkTarget({ target, quiet, "copy-to": copy = "" }: DebugFlags, to: Messages): void {
  if (copy !== "") {
    throw new Failure("--target is incompatible with --copy-to. Use --share-processes instead.");
  }
  if (quiet === true) return;
  to.print(
    `Targeting container "${target}". If you don't see processes from this container it may be ` +
      "because the container runtime doesn't support this feature.",
  );
}

/** What a container is by its flags, no file changes. */
function checkCustom(custom: JsonObject): void {
  const fixed = ["name", "command", "image", "lifecycle", "volumeDevices"];
  if (fixed.every((name) => isEmpty(custom[name]))) return;
  throw new Failure(
    "name, command, image, lifecycle and volume devices are not modifiable via custom profile",
  );
}

const isEmpty = (value: JsonObject[string]) =>
  value === undefined || value === null || value === "" || (Array.isArray(value) && !value.length);
