/** Whether a program asks so often for the same that it never rests. */
import { goDuration } from "../../api/duration.ts";
import type { ApiRequest, ResourceRef, Verb } from "../../api/request.ts";

/** What is counted anew after this time. */
const periodMs = 10_000;
/** What is read does no harm, and whoever has many objects may list the same for each of them. */
const readsPerWrite = 10;

type Asked = Pick<ApiRequest, "verb" | "resource" | "namespace" | "name" | "subresource">;

/**
 * Counts requests of one object, or one list. A loop without a pause takes no longer than its
 * requests do, so a virtual minute of it is minutes of the machine.
 */
export class Pace {
  readonly #writesMax: number;
  readonly #counts = new Map<string, number>();
  #sinceMs = Number.NEGATIVE_INFINITY;

  /** So many writes of one object within ten seconds are too many. */
  constructor(writesMax: number) {
    this.#writesMax = writesMax;
  }

  /** What is wrong, if this request is one too many: told once in each period. */
  asked(request: Asked, nowMs: number): string | undefined {
    if (nowMs - this.#sinceMs >= periodMs) {
      this.#counts.clear();
      this.#sinceMs = nowMs;
    }
    // Each is another object.
    if (request.verb === "create") return undefined;
    const { isRead, what } = sortOf(request);
    const count = (this.#counts.get(what) ?? 0) + 1;
    this.#counts.set(what, count);
    if (count !== this.#writesMax * (isRead ? readsPerWrite : 1) + 1) return undefined;
    const within = goDuration(nowMs - this.#sinceMs);
    const why = isRead
      ? "does it wait before it asks again?"
      : "does it write although all is as it should be, or try again without a pause?";
    return `${count} requests to ${what} within ${within}: ${why}`;
  }
}

const reads = new Set<Verb>(["get", "list"]);

function sortOf({ verb, resource, namespace, name = "", subresource }: Asked) {
  const isRead = reads.has(verb);
  const place = [namespace, name].filter((part) => part !== undefined && part !== "").join("/");
  const kind = [pluralOf(resource), subresource].filter((part) => part !== undefined).join("/");
  return { isRead, what: [verb, kind, place].filter((part) => part !== "").join(" ") };
}

const pluralOf = ({ group, plural }: ResourceRef) => (group === "" ? plural : `${plural}.${group}`);
