import { Node } from "../../api/core/node/node.ts";
import { type ApiHandler, ask } from "../../api/request.ts";
import { untyped } from "../../client/action.ts";
import { powerAnnotation } from "../../kubelet/index.ts";

/** Who writes, as the API server's log names it. */
const actor = "fault-injector";

/**
 * Switches machines off on behalf of faults, by the annotation that anybody may do it with. One
 * that several faults hold off has power again when the last of them has ended.
 */
export class MachinePower {
  readonly #handler: ApiHandler;
  readonly #holders = new Map<string, Set<string>>();

  constructor(handler: ApiHandler) {
    this.#handler = handler;
  }

  /** `cause` is the revision of the write that made the fault do so. */
  off(node: string, by: string, cause: number): void {
    const holders = this.#holders.get(node) ?? new Set();
    this.#holders.set(node, holders.add(by));
    this.#write(node, "off", cause);
  }

  /** On again, unless somebody else holds it off. */
  on(node: string, by: string, cause: number): void {
    const holders = this.#holders.get(node);
    if (holders?.delete(by) !== true || holders.size > 0) return;
    this.#holders.delete(node);
    this.#write(node, null, cause);
  }

  /** As when who holds it is killed: the machine stays as it is. */
  leave(node: string, by: string): void {
    this.#holders.get(node)?.delete(by);
  }

  /** Whether faults hold the machine off. */
  isHeld(node: string): boolean {
    return (this.#holders.get(node)?.size ?? 0) > 0;
  }

  #write(name: string, power: string | null, cause: number): void {
    const body = { metadata: { annotations: { [powerAnnotation]: power } } };
    const resource = untyped(Node);
    const request = { verb: "patch", patchType: "merge", resource, name, body } as const;
    ask(this.#handler, { ...request, actor, cause }, () => undefined);
  }
}
