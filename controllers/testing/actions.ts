import type { Action } from "../../client/action.ts";

/** What a plan does, an action a line: `update Pod web status`, `Normal Killing: Stopping …`. */
export function describeActions(actions: readonly Action[]): readonly string[] {
  return actions.map((action) => {
    if (action.do === "record") {
      const { type, reason, message } = action.event;
      return `${type} ${reason}: ${message}`;
    }
    const name = "object" in action ? action.object.metadata.name : action.name;
    const subresource = "subresource" in action ? action.subresource : undefined;
    const words = [action.do, action.resource.kind, name, subresource];
    return words.filter((word) => word !== undefined).join(" ");
  });
}
