import { Node } from "../../api/core/node/node.ts";
import { Pod } from "../../api/core/pod/pod.ts";
import type { FollowedLog, LogOptions } from "../../apiserver/http/log.ts";
import {
  chosenLines,
  type DatedLine,
  limited,
  type RunLog,
  runLog,
  textOfLines,
} from "../../kubelet/index.ts";
import type { Cluster } from "../cluster.ts";
import { kubeletProblem } from "../machine-reach.ts";

/** The log of one run of a container as it grows, whatever becomes of its older lines. */
export class FollowedContainer implements FollowedLog {
  isOver = false;
  readonly #cluster: Cluster;
  readonly #container: string;
  readonly #options: LogOptions;
  /** As it was last seen. */
  #pod: Pod;
  /** Of the run that is followed. */
  #id: string | undefined;
  /** The number of the next line to tell, and how much of it is told already. */
  #next = 0;
  #toldOfNext = 0;
  #bytesLeft: number;

  constructor(cluster: Cluster, pod: Pod, container: string, options: LogOptions) {
    this.#cluster = cluster;
    this.#pod = pod;
    this.#container = container;
    this.#options = options;
    this.#bytesLeft = options.limitBytes ?? Number.POSITIVE_INFINITY;
  }

  next(): string {
    if (this.isOver) return "";
    const text = this.#id === undefined ? this.#begin() : this.#goOn();
    return this.#withinLimit(text);
  }

  #begin(): string {
    const shown = this.#run();
    if (shown === undefined) {
      this.isOver = true;
      return "";
    }
    this.#id = shown.id;
    const { nowMs } = this.#cluster;
    const lines = chosenLines(shown.lines, { ...this.#options, nowMs });
    // Those that are no longer in the newest file count as told.
    return this.#tell(lines, this.#run(this.#next) ?? shown);
  }

  #goOn(): string {
    const run = this.#run(this.#next);
    if (run !== undefined) return this.#tell(run.lines, run);
    this.isOver = true;
    return "";
  }

  /** The run that is followed, also once another one has come after it. */
  #run(fromNumber?: number): RunLog | undefined {
    const { nowMs, kubelet } = this.#cluster;
    const { name = "", namespace } = this.#pod.metadata;
    const pod = this.#cluster.get(Pod, name, namespace);
    if (pod === undefined || pod.metadata.uid !== this.#pod.metadata.uid) return undefined;
    this.#pod = pod;
    const node = this.#cluster.get(Node, pod.spec.nodeName ?? "");
    if (node === undefined || kubeletProblem(this.#cluster, node) !== undefined) return undefined;
    const { previous } = this.#options;
    const of = (isPrevious: boolean) =>
      runLog(pod, this.#container, { nowMs, previous: isPrevious, fromNumber }, kubelet);
    const run = of(previous);
    if (this.#id === undefined || run?.id === this.#id) return run;
    const before = of(true);
    return before?.id === this.#id ? before : undefined;
  }

  /** Tells lines, after which all of the run so far are told. */
  #tell(lines: readonly DatedLine[], run: RunLog): string {
    if (run.hasEnded) this.isOver = true;
    const last = run.lines.at(-1);
    const fresh = lines.filter(({ number }) => number >= this.#next);
    const [first] = fresh;
    let text = textOfLines(fresh, this.#options);
    if (first?.number === this.#next) text = text.slice(this.#toldOfNext);
    if (last === undefined) return text;
    const told = fresh.at(-1);
    this.#next = Math.max(this.#next, last.number + (last.isOpen ? 0 : 1));
    this.#toldOfNext =
      last.isOpen && told?.number === last.number ? textOfLines([last], this.#options).length : 0;
    return text;
  }

  #withinLimit(text: string): string {
    if (this.#bytesLeft === Number.POSITIVE_INFINITY) return text;
    const shown = limited(text, this.#bytesLeft);
    this.#bytesLeft -= new TextEncoder().encode(shown).length;
    if (this.#bytesLeft <= 0) this.isOver = true;
    return shown;
  }
}
