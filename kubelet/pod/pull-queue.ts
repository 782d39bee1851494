/**
 * A kubelet pulls one image after another: `serializeImagePulls` is on by default. Who waits for
 * whom follows from when the pods of the node were taken on, so it is worked out anew for every
 * pull, and is the same each time. Source: kubelet 1.36, pkg/kubelet/images/puller.go.
 */
import { keepShape } from "../../api/keep-shape.ts";
import type { ImagePull } from "../behavior/behavior.ts";
import { imageIdOf, type Manifest, manifestOf } from "../images/manifest.ts";
import { architectureOf, imageSinceMs } from "../images/node-images.ts";
import { type ImageReference, parseImage } from "../images/reference.ts";
import { never, type Observed } from "../observed.ts";
import { type Pull, type PullRequest, requestAt, requestFor } from "./pull-requests.ts";
import type { WantedImage } from "./wanted-image.ts";

/** An image that is asked for. */
export interface Asked {
  readonly wanted: WantedImage;
  readonly beginMs: number;
  readonly present: boolean;
  /** The images that the pod has pulled before. */
  readonly pulledBefore?: Iterable<string>;
}

/** A look at the registry for an image whose layers the node has. */
const resolveMs = 500;

/**
 * The pull of an image that waits for those of other pods, and was not served yet. As long as
 * others may come before it, the answer is the best that there can be: it says when to ask again.
 */
export function queuedPull(observed: Observed, asked: Asked): Pull {
  const { beginMs, wanted, present } = asked;
  const uid = observed.pod.metadata.uid ?? "";
  if (observed.nowMs <= beginMs) {
    return { waitMs: 0, durationMs: Math.min(resolveMs, wanted.pull.durationMs), present };
  }
  serveAll(observed, asked);
  const request = { uid, name: wanted.name, atMs: beginMs };
  return observed.pullRequests.served(request) ?? missing(wanted);
}

function missing({ name }: WantedImage): never {
  throw new Error(`the pull for ${name} is not in the queue`);
}

/** Serves all requests on the node that have been made up to now. */
function serveAll(observed: Observed, asked: Asked): void {
  const { pod, nowMs, pullRequests } = observed;
  const image = parseImage(asked.wanted.reference);
  const requested = requestFor(observed, asked.wanted);
  // What it asks for now it asks for, whatever came of the first time.
  const own = requestAt(asked.beginMs, { ...requested, image });
  const queue: PullRequest[] = [];
  for (const each of pullRequests.of(pod, { as: () => observed }, nowMs)) {
    const first = before(each, own);
    if (first !== undefined) queue.push(first);
  }
  queue.push(own);
  for (const other of observed.others) {
    for (const each of pullRequests.of(other, observed, nowMs)) queue.push(each);
  }
  queue.sort(byTime);
  const store = new Store(observed);
  /** The images that each pod has pulled: they are there when it asks again. */
  const pulled = new Set<string>();
  let freeMs = Number.NEGATIVE_INFINITY;
  for (let at = 0; ; at += 1) {
    const request = queue[at];
    if (request === undefined || request.atMs >= nowMs) return;
    // What the pod itself has pulled before is there when it asks.
    if (request === own) store.keepImages(asked.pulledBefore ?? [], own.atMs);
    const key = `${request.uid} ${request.imageId}`;
    const pull = store.pullFor(request, freeMs, pulled.has(key));
    if (pull !== undefined) {
      pulled.add(key);
      pullRequests.serve(request, pull);
      if (fetches(request, pull)) freeMs = request.atMs + pull.waitMs + pull.durationMs;
    }
    if (request.next !== undefined) {
      const { waitMs, durationMs } = pull ?? { waitMs: 0, durationMs: 0 };
      const pulledMs = request.atMs + waitMs + durationMs;
      const startMs = request.startLastsMs?.(pulledMs, request.startMs) ?? request.startMs;
      const atMs = pulledMs + startMs;
      insert(queue, requestAt(atMs, request.next));
    }
  }
}

/** A request and those that follow it, up to that of another image. */
function before<T extends Omit<PullRequest, "atMs">>(request: T, { name }: PullRequest) {
  if (request.name === name) return undefined;
  let cut: PullRequest["next"];
  const chain: NonNullable<PullRequest["next"]>[] = [];
  for (let next = request.next; next !== undefined; next = next.next) {
    if (next.name === name) break;
    chain.push(next);
  }
  for (const each of chain.toReversed()) cut = { ...each, next: cut };
  return { ...request, next: cut };
}

/** The pull of an image that waits for no others. */
export function pullAlone(observed: Observed, asked: Asked): Pull {
  const durationMs = new Store(observed).durationMs(askedFor(asked), asked.beginMs);
  return { waitMs: 0, durationMs, present: asked.present };
}

/** A look at the registry that fetches nothing holds up nobody: those are many, and short. */
const fetches = (request: PullRequest, { durationMs }: Pull) =>
  durationMs > Math.min(resolveMs, request.durationMs);

const askedFor = ({ wanted: { reference, pull }, present }: Asked): Wanted => ({
  image: parseImage(reference),
  durationMs: pull.durationMs,
  lastsMs: pull.lastsMs,
  present,
});

function byTime(left: PullRequest, right: PullRequest): number {
  if (left.atMs !== right.atMs) return left.atMs - right.atMs;
  if (left.uid === right.uid) return 0;
  return left.uid < right.uid ? -1 : 1;
}

/** Puts a request into a queue in order; it never comes before one that was served. */
function insert(queue: PullRequest[], request: PullRequest): void {
  const at = queue.findLastIndex((each) => byTime(each, request) <= 0);
  queue.splice(at + 1, 0, request);
}

/** What is to be pulled, when its turn has come. */
interface Wanted {
  readonly image: ImageReference | undefined;
  /** With all of its layers. */
  readonly durationMs: number;
  /** How long that takes from a time on, where that is longer. */
  readonly lastsMs: ImagePull["lastsMs"];
  readonly present: boolean;
}

/** What the node has of images, in the course of a queue. */
class Store {
  readonly #observed: Observed;
  readonly #architecture: string;
  /** Since when the node has each layer of the images that it tells of. */
  #layers: Map<string, number> | undefined;
  readonly #images = new Map<string, number>();

  constructor(observed: Observed) {
    this.#observed = observed;
    this.#architecture = architectureOf(observed.node);
  }

  /** The pull for a request, once the queue is free; `undefined` where it needs none. */
  pullFor(request: PullRequest, freeMs: number, wasPulled: boolean): Pull | undefined {
    const { image, imageId, policy, atMs } = request;
    if (image === undefined || policy === "Never") return undefined;
    const present = wasPulled || this.#sinceMs(imageId) < atMs;
    if (present && policy !== "Always") return undefined;
    const turnMs = Math.max(atMs, freeMs);
    const { durationMs: allMs, pullLastsMs: lastsMs } = request;
    const wanted = { image, durationMs: allMs, lastsMs, present };
    const durationMs = this.durationMs(wanted, turnMs);
    this.keepImage(image, turnMs + durationMs);
    return { waitMs: turnMs - atMs, durationMs, present };
  }

  keepImages(images: Iterable<string>, sinceMs: number): void {
    for (const image of images) {
      const reference = parseImage(image);
      if (reference !== undefined) this.keepImage(reference, sinceMs);
    }
  }

  /** From `sinceMs` on the node has the layers of the image. */
  keepImage(image: ImageReference, sinceMs: number): void {
    const known = this.#knownLayers();
    for (const { digest } of manifestOf(image, this.#architecture)?.layers ?? []) {
      known.set(digest, Math.min(known.get(digest) ?? never, sinceMs));
    }
  }

  /** How long a pull takes whose turn it is: only what is not there is fetched. */
  durationMs(wanted: Wanted, turnMs: number): number {
    const usualMs = this.#usualMs(wanted, turnMs);
    return wanted.lastsMs?.(turnMs, usualMs) ?? usualMs;
  }

  #usualMs({ image, durationMs, present }: Wanted, turnMs: number): number {
    const leastMs = Math.min(resolveMs, durationMs);
    if (present) return leastMs;
    const manifest = image && manifestOf(image, this.#architecture);
    const missing = manifest === undefined ? 1 : this.#missingPart(manifest, turnMs);
    return Math.round(leastMs + (durationMs - leastMs) * missing);
  }

  #missingPart({ layers, sizeBytes }: Manifest, turnMs: number): number {
    const known = this.#knownLayers();
    let missing = 0;
    for (const layer of layers) {
      if ((known.get(layer.digest) ?? never) > turnMs) missing += layer.sizeBytes;
    }
    return sizeBytes === 0 ? 1 : missing / sizeBytes;
  }

  #sinceMs(imageId: string): number {
    const known = this.#images.get(imageId);
    if (known !== undefined) return known;
    const sinceMs = imageSinceMs(this.#observed, imageId);
    this.#images.set(imageId, sinceMs);
    return sinceMs;
  }

  #knownLayers(): Map<string, number> {
    if (this.#layers !== undefined) return this.#layers;
    this.#layers = new Map();
    for (const { names = [] } of this.#observed.node?.status.images ?? []) {
      const reference = parseImage(names.at(-1) ?? "");
      if (reference !== undefined) {
        this.keepImage(reference, this.#sinceMs(imageIdOf(reference)));
      }
    }
    return this.#layers;
  }
}

keepShape(new Store({} as Observed));
