/** What a container does by itself: it follows from its image, command and environment. */
import type { Writable } from "../../api/json.ts";
import { type KnownImage, knownImage, unknownImageBytes } from "../images/known-images.ts";
import { manifestOf } from "../images/manifest.ts";
import { type ImageReference, parseImage } from "../images/reference.ts";
import { type Puller, pullError } from "../images/registry.ts";
import type { Container } from "../types.ts";
import { withDownwardValues } from "../volumes/downward.ts";
import type { Behavior, ImagePull } from "./behavior.ts";
import { hookOf } from "./command-alone.ts";
import { type Program, programOf, type Run } from "./program.ts";
import { about, failedPullMs, pullMs } from "./pull-time.ts";

/** What a container does where nobody says otherwise. */
export function ownBehavior(container: Container, run: Run, puller: Puller): Behavior {
  const { pod, random } = run;
  const known = traits(withDownwardValues(container, pod));
  const { image, program, listens } = known;
  const { error, sizeBytes } = answerFor(known, puller);
  const durationMs = pullMs(sizeBytes, random);
  const startMs = about(180, random);
  const readyAfterMs = about(image?.readyAfterMs ?? 300, random);
  const pull: ImagePull =
    error === undefined
      ? { sizeBytes, durationMs }
      : { sizeBytes, durationMs: failedPullMs, error };
  const own = withProgram({ pull, startMs, readyAfterMs, listens }, program(run));
  const hasHook = container.lifecycle?.postStart?.exec !== undefined;
  if (hasHook) own.hook = hookOf(container, run);
  if (own.stopMs !== undefined) {
    own.stopMs = about(own.stopMs, random) + (own.stopDelayMs ?? 0);
  }
  return own;
}

/**
 * The behaviour of a container that runs the program. Its members are written out, so that all
 * behaviours have one shape: every look at a pod makes some, and reads them again and again.
 */
function withProgram(
  { pull, startMs, readyAfterMs, listens }: Start,
  program: Program,
): Writable<Behavior> {
  return {
    pull,
    startMs,
    readyAfterMs: program.readyAfterMs ?? readyAfterMs,
    listens: program.listens ?? listens,
    httpStatus: program.httpStatus,
    httpReply: program.httpReply,
    exec: program.exec,
    execMs: program.execMs,
    fileText: program.fileText,
    hook: program.hook,
    changesMs: program.changesMs,
    exitsAfterMs: program.exitsAfterMs,
    exitCode: program.exitCode,
    exitReason: program.exitReason,
    stopMs: program.stopMs,
    stopCode: program.stopCode,
    stopDelayMs: program.stopDelayMs,
    stop: program.stop,
    knownUntilMs: program.knownUntilMs,
    process: program.process,
    untouchedFiles: program.untouchedFiles,
    startError: program.startError,
    scripted: program.scripted,
    varyingListens: program.varyingListens,
    log: program.log,
  };
}

/** How a container starts, whatever it does then. */
type Start = Pick<Behavior, "pull" | "startMs" | "readyAfterMs" | "listens">;

/** What follows from the container's spec alone. Containers of one template share it. */
interface Traits {
  readonly reference: ImageReference | undefined;
  readonly image: KnownImage | undefined;
  readonly listens: Behavior["listens"];
  readonly program: (run: Run) => Program;
}

const remembered = new WeakMap<Container, Traits>();

function traits(container: Container): Traits {
  const known = remembered.get(container);
  if (known !== undefined) return known;
  const reference = parseImage(container.image ?? "");
  const image = reference && knownImage(reference.repository);
  const program = programOf(container, image);
  const made: Traits = {
    reference,
    image,
    listens: program.listens ?? imagePorts(container, image),
    program: program.at,
  };
  remembered.set(container, made);
  return made;
}

/** Where an image listens whose program does not say: on its own ports, and on those declared. */
function imagePorts(container: Container, image: KnownImage | undefined): Behavior["listens"] {
  const declared = (container.ports ?? []).map(({ containerPort }) => containerPort);
  const asked = image === undefined || image.isConfigured ? askedPorts(container) : [];
  const told = new Set([...(image?.ports ?? []), ...declared, ...asked]);
  return image === undefined && told.size === 0 ? "any" : [...told];
}

/** The ports that probes and hooks ask by number: whoever wrote them knows the image. */
function askedPorts(container: Container): readonly number[] {
  const { startupProbe, readinessProbe, livenessProbe, lifecycle } = container;
  const asking = [startupProbe, readinessProbe, livenessProbe, lifecycle?.postStart];
  return asking.flatMap((handler) => {
    const { httpGet, tcpSocket } = handler ?? {};
    const grpc = handler !== undefined && "grpc" in handler ? handler.grpc : undefined;
    const port = Number((httpGet ?? tcpSocket ?? grpc)?.port);
    return Number.isInteger(port) ? [port] : [];
  });
}

/** What the registry says of an image, and to whom. */
interface Answer {
  readonly puller: Puller;
  readonly error: string | undefined;
  readonly sizeBytes: number;
}

/** The last answer: mostly it is the same nodes that ask. */
const answers = new WeakMap<Traits, Answer>();

function answerFor(known: Traits, puller: Puller): Answer {
  const last = answers.get(known);
  if (last?.puller === puller) return last;
  const { reference } = known;
  const manifest = reference && manifestOf(reference, puller.architecture);
  const error = reference && pullError(reference, puller);
  const made = { puller, error, sizeBytes: manifest?.sizeBytes ?? unknownImageBytes };
  answers.set(known, made);
  return made;
}
