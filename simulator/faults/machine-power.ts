import { Node } from "../../api/core/node/node.ts";
import { type ApiHandler, ask } from "../../api/request.ts";
import { untyped } from "../../client/action.ts";
import { powerAnnotation } from "../../kubelet/index.ts";

/** Who writes, as the API server's log names it. */
const actor = "fault-injector";

/** The uids of the faults that hold a machine off, so that whoever injects them may be killed. */
export const heldOffAnnotation = "sim.kubesim.dev/held-off-by";

/**
 * Switches machines off on behalf of faults, by the annotation that anybody may do it with. One
 * that several faults hold off has power again when the last of them has ended.
 */
export class MachinePower {
  readonly #handler: ApiHandler;

  constructor(handler: ApiHandler) {
    this.#handler = handler;
  }

  /** `cause` is the revision of the write that made the fault do so. */
  off(node: string, by: string, cause: number): void {
    const holders = holdersOf(this.#get(node));
    this.#write(node, holders.includes(by) ? holders : [...holders, by], cause);
  }

  /** On again, unless somebody else holds it off. */
  on(node: string, by: string, cause: number): void {
    const holders = holdersOf(this.#get(node));
    if (!holders.includes(by)) return;
    this.#write(
      node,
      holders.filter((each) => each !== by),
      cause,
    );
  }

  /** On again where nobody but faults that are gone held it: who injects was killed meanwhile. */
  keepOnly(faults: ReadonlySet<string>): void {
    const { body } = this.#handler.handle({ verb: "list", resource: untyped(Node), actor });
    // A list of Nodes holds Nodes.
    const nodes = "items" in body ? (body.items as unknown as readonly Node[]) : [];
    for (const node of nodes) {
      const held = holdersOf(node);
      const kept = held.filter((uid) => faults.has(uid));
      const { name = "", resourceVersion } = node.metadata;
      if (kept.length < held.length) this.#write(name, kept, Number(resourceVersion ?? 0));
    }
  }

  #get(name: string): Node | undefined {
    const asked = { verb: "get", resource: untyped(Node), name, actor } as const;
    const { code, body } = this.#handler.handle(asked);
    // What is answered for a Node that is there is that Node.
    return code < 400 ? (body as unknown as Node) : undefined;
  }

  #write(name: string, holders: readonly string[], cause: number): void {
    const isHeld = holders.length > 0;
    const annotations = {
      [powerAnnotation]: isHeld ? "off" : null,
      [heldOffAnnotation]: isHeld ? holders.join(",") : null,
    };
    const body = { metadata: { annotations } };
    const resource = untyped(Node);
    const request = { verb: "patch", patchType: "merge", resource, name, body } as const;
    ask(this.#handler, { ...request, actor, cause }, () => undefined);
  }
}

/** The uids of the faults that hold the machine of a node off. */
export function holdersOf(node: Node | undefined): readonly string[] {
  const text = node?.metadata.annotations?.[heldOffAnnotation] ?? "";
  return text === "" ? [] : text.split(",");
}
